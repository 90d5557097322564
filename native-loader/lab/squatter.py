#!/usr/bin/env python3
"""Another user of the machine, who tries to get at a helper's socket: squatter.py CLIENT_UID. Ends with its input.

Looks for processes that are or become a helper, as everybody may, and at the names in its directory that follow from their
numbers: connects to them, and removes, renames, replaces and gives away what is there. Prints what came of it as JSON.
"""

import json
import os
import pathlib
import select
import socket
import sys

FOLDER = pathlib.Path("/run/telltale")
HELPERS = (b"telltale.helper.", b"native-loader/helper", b"/usr/lib/telltale/helper")


def connect(path):
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        client.connect(str(path))


WAYS = {
    "connect": connect,
    "unlink": os.unlink,
    "rename": lambda path: os.rename(path, f"{path}.mine"),
    "replace": lambda path: os.rename("/tmp", path),
    "link": lambda path: os.symlink("/tmp", path),
    "folder": os.mkdir,
    "file": lambda path: os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o666)),
    "socket": lambda path: socket.socket(socket.AF_UNIX).bind(str(path)),
    "mode": lambda path: os.chmod(path, 0o777),
    "owner": lambda path: os.chown(path, os.getuid(), -1),
    "move the folder": lambda _: os.rename(FOLDER, "/run/telltale.mine"),
    "list the folder": lambda _: os.listdir(FOLDER),
}


class Squatter:
    def __init__(self, client):
        self.client = client
        self.tries, self.seen, self.done = 0, set(), {}

    def attack(self, path):
        for name, way in WAYS.items():
            self.tries += 1
            try:
                way(path)
                self.done[name] = self.done.get(name, 0) + 1
            except OSError:
                continue

    def is_there(self, path):
        self.tries += 1
        try:
            os.lstat(path)
            return True
        except OSError:
            return False

    def sweep(self):
        for pid in helpers():
            for path in (FOLDER / f"{self.client}-{pid}.sock", FOLDER / f"bind-{pid}"):
                if self.is_there(path):
                    self.seen.add(path.name)
                    self.attack(path)
        self.attack(FOLDER / f"{self.client}-{os.getpid()}.sock")


def helpers():
    """The numbers of launchers and helpers: their sockets' names have them."""
    for entry in os.listdir("/proc"):
        try:
            command = pathlib.Path("/proc", entry, "cmdline").read_bytes() if entry.isdigit() else b""
        except OSError:
            continue
        if any(name in command for name in HELPERS):
            yield int(entry)


def main(client):
    squatter = Squatter(client)
    print(flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        squatter.sweep()
    print(json.dumps({"tries": squatter.tries, "seen": len(squatter.seen), "done": squatter.done}))


if __name__ == "__main__":
    main(*sys.argv[1:])
