"""The helper itself in the lab, without the app, and a reader that takes all it says and keeps no more than is asked for."""

import collections
import json
import socket
import subprocess
import sys
import threading
import time

import harness


class HelperStream:
    """`count` says how often something was said; `losses` are those of the newest health line."""

    def __init__(self, lab):
        self.began = time.time()
        self.helper = lab.start([str(harness.TOP / "native-loader" / "helper")], stdout=subprocess.PIPE)
        answer = self.helper.stdout.readline().split()
        if answer[:1] != ["listening"]:
            sys.exit(f"bench: the helper says: {' '.join(answer)}")
        self.listening = time.time()
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(answer[1])
        self._counts = collections.Counter()
        self._health = {}
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        kinds = (b'"event":"opened"', b'"event":"closed"', b'"event":"traffic"')
        rest = b""
        while block := self._socket.recv(1 << 20):
            lines, _, rest = (rest + block).rpartition(b"\n")
            for kind in kinds:
                self._counts[kind] += lines.count(kind)
            at = lines.rfind(b'{"event":"health"')
            if at >= 0:
                self._health = json.loads(lines[at:].split(b"\n", 1)[0])

    def count(self, text):
        return self._counts[text]

    def losses(self):
        return {cause: count for cause, count in self._health.get("losses", {}).items() if count}

    def __enter__(self):
        harness.wait_until(lambda: self._health, 30, "the helper speaks")
        return self

    def __exit__(self, *_):
        self._socket.shutdown(socket.SHUT_RDWR)
        self.helper.wait(20)
        self.helper.stdout.close()
