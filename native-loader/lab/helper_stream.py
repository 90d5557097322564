"""The helper itself in the lab, without the app, and a reader that takes all it says."""

import collections
import json
import socket
import subprocess
import sys
import threading
import time

import started


class HelperStream:
    """Its lines go to `take`, block by block, as they come."""

    def __init__(self, lab, take, launcher=started.LAUNCHER):
        self.began = time.time()
        helper = started.Started(lab, launcher=launcher)
        self.helper = helper.process
        if not helper.answer.startswith("listening "):
            sys.exit(f"bench: the helper says: {helper.answer}")
        self.listening = time.time()
        self._socket = helper.connect()
        self._reader = threading.Thread(target=self._read, args=(take,), daemon=True)
        self._reader.start()

    def _read(self, take):
        rest = b""
        while block := self._socket.recv(1 << 20):
            lines, _, rest = (rest + block).rpartition(b"\n")
            if lines:
                take(lines)

    def close(self):
        self._socket.shutdown(socket.SHUT_RDWR)
        self.helper.wait(20)
        self.helper.stdout.close()


class Tally:
    """How often each kind of line came, and what the newest health line says. Parses no other line: the reader must be
    faster than the helper."""

    KINDS = ("opened", "closed", "traffic")

    def __init__(self):
        self.counts = collections.Counter()
        self.health = {}

    def take(self, lines):
        for kind in self.KINDS:
            self.counts[kind] += lines.count(f'"event":"{kind}"'.encode())
        at = lines.rfind(b'{"event":"health"')
        if at >= 0:
            self.health = json.loads(lines[at:].split(b"\n", 1)[0])

    def losses(self):
        return {cause: count for cause, count in self.health.get("losses", {}).items() if count}
