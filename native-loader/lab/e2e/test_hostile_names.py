"""Names that want to be more than names: in files, arguments, control groups, on the wire and in a database of places."""

import json
import os
import pathlib
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import harness
import namespaces
import test_identity
import test_window
import tiny_mmdb

# Sets a terminal's title, rings, goes back over the line, turns text around, and is no UTF-8 in two ways.
HOSTILE = b"a\x1b]0;PWNED\x07\n\r\t\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8\x7f\xc2\x9b\xff\xc3\"\\<b>&'${x}"
LONGEST_PATH = 4095
CITY = "Paris\x1b]0;PWNED\x07\n\u202e\x00"
ADDRESS, SERVER = "8.8.8.8", namespaces.WORLD_IPV4
# What a screen of ours is made of.
OURS = re.compile("\x1b\\[(?:\\?1049[hl]|\\?25[hl]|[HJK]|[0-9]*m)|\r*\n")
SAYS = r"""
import socket, sys
hostile = sys.stdin.buffer.read()
name = len(hostile).to_bytes(1, "big") + hostile + b"\7example\0"
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
    asking.settimeout(20)
    asking.connect((sys.argv[1], 53))
    asking.send(b"\1\2\1\0\0\1\0\0\0\0\0\0" + name + b"\0\1\0\1")
    asking.recv(4096)
socket.create_connection((sys.argv[2], 22)).recv(5)
entry = b"\0" + len(hostile).to_bytes(2, "big") + hostile
listed = len(entry).to_bytes(2, "big") + entry
extension = b"\0\0" + len(listed).to_bytes(2, "big") + listed
body = b"\3\3" + bytes(32) + b"\0\0\2\x13\1\1\0" + len(extension).to_bytes(2, "big") + extension
message = b"\1" + len(body).to_bytes(3, "big") + body
tls = socket.create_connection((sys.argv[2], 9))
tls.sendall(b"\x16\3\1" + len(message).to_bytes(2, "big") + message)
http = socket.create_connection((sys.argv[2], 80))
http.sendall(b"GET / HTTP/1.1\r\nHost: " + hostile.replace(b"\n", b"").replace(b"\r", b"") + b"\r\n\r\n")
http.recv(10)
"""


def acting(text):
    """Characters in it that act on the text around them, but ends of lines."""
    return re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text)


class HostileNames(harness.InLab):
    def setUp(self):
        self.folder = os.fsencode(self.enterContext(tempfile.TemporaryDirectory()))
        self.places = os.path.join(os.fsdecode(self.folder), "places.mmdb")
        record = {
            "city": {"names": {"en": CITY}}, "country": {"iso_code": "FR", "names": {"en": CITY}},
            "location": {"latitude": 48.9, "longitude": 2.4},
        }
        pathlib.Path(self.places).write_bytes(tiny_mmdb.database(record))
        server = self.lab.start(harness.python("answering.py", SERVER, ADDRESS), in_world=True, stdout=subprocess.PIPE)
        self.addCleanup(lambda: (server.kill(), server.wait(), server.stdout.close()))
        server.stdout.readline()

    def paths(self):
        """A copy of curl under the longest path that there may be, and one under a short one; both as hostile as a path can be."""
        deep = self.folder
        while len(deep) + 201 < LONGEST_PATH - 250:
            deep = os.path.join(deep, (HOSTILE + b"d" * 200)[:200])
        os.makedirs(deep, exist_ok=True)
        left = LONGEST_PATH - len(deep) - 1
        paths = [os.path.join(deep, (HOSTILE + b"e" * 250)[:min(left, 255)]), os.path.join(self.folder, HOSTILE)]
        for path in paths:
            shutil.copy(shutil.which("curl"), path)
        return paths

    def curl(self, path, join, seconds):
        """For so long: of a program that has ended the kernel keeps no path as long as this."""
        command = [*map(os.fsencode, self.lab.command(["sh", "-c", f'{join} exec "$@"', "sh"])), path]
        url = f"http://{ADDRESS}/bytes/{400 * seconds}/400".encode()
        return subprocess.Popen([*command, b"-so", b"/dev/null", b"-A", HOSTILE, url])

    def programs(self):
        """One after the other: in a control group with such a name, and one that says such names."""
        paths = self.paths()
        for path in paths:
            with Group(test_identity.hierarchy()) as join:
                if join:
                    joined = subprocess.run(["sh", "-c", f"{join} cat /proc/self/cgroup"], capture_output=True, check=True).stdout
                    self.assertIn(b"PWNED", joined)
                self.assertEqual(self.curl(path, join, 1).wait(), 0)
        speaker = self.lab.command([sys.executable, "-c", SAYS, SERVER, ADDRESS])
        subprocess.run(speaker, input=HOSTILE[:60], check=True)
        return paths

    def watched(self, options=(), stdout=subprocess.PIPE, read=None):
        """What a watch said of the programs, on standard output and on standard error, and where they were."""
        with open(os.path.join(os.fsdecode(self.folder), "errors"), "w+b") as errors:
            watch = self.lab.start([harness.RUN, "watch", "--geo", self.places, *options], stdin=stdout if read else subprocess.DEVNULL, stdout=stdout, stderr=errors)
            self.addCleanup(lambda: watch.poll() is None and (watch.kill(), watch.wait()))
            reader = read or watch.stdout.buffer.readline
            said = [reader()]
            paths = self.programs()
            if not read:
                time.sleep(1.5 * harness.SLOWNESS)
                watch.terminate()
                said.append(watch.stdout.buffer.read())
                watch.stdout.close()
            else:
                said.append(read(until="‹U+001B›".encode()))
                watch.terminate()
                said.append(read(until=None))
            self.assertEqual(watch.wait(60), 0)
            errors.seek(0)
            return b"".join(said), errors.read(), paths

    def test_each_is_one_sound_line_for_other_programs(self):
        output, errors, paths = self.watched(["--json"])
        self.assertEqual(errors, b"")
        text = output.decode("utf-8")
        self.assertEqual(acting(text), [])
        events = [json.loads(line) for line in text.splitlines()]
        closed = [event for event in events if event["event"] == "closed"]
        exes = {event.get("process", {}).get("exe") for event in closed}
        for path in paths:
            self.assertIn(path.decode("utf-8", "replace"), exes)
        agent = HOSTILE.decode("utf-8", "replace")
        self.assertTrue(any(agent in event.get("process", {}).get("cmdline", []) for event in closed), "no argument came through")
        self.assertEqual({event["place"]["city"] for event in closed if event["remote"]["address"] == ADDRESS}, {CITY})
        names = [event["host"] for event in closed if "host" in event]
        self.assertEqual([host for host in names if "name" in host or "others" in host], [], "such a name is none")
        # No unit is called so; systemd would refuse it as well.
        self.assertEqual({event["process"]["unit"] for event in closed if "PWNED" in event.get("process", {}).get("unit", "")}, set())

    def test_none_does_anything_to_a_log(self):
        output, errors, _ = self.watched()
        self.assertEqual(errors, b"")
        text = output.decode("utf-8")
        self.assertIn("PWNED", text)
        self.assertEqual(acting(text), [])
        self.assertTrue(all(re.match(r"\d\d:\d\d:\d\d  |20\d\d-", line) for line in text.splitlines()), text)

    def test_none_does_anything_to_a_terminal(self):
        ours, theirs = os.openpty()

        def read(until=b"\x1b[J"):
            """What it draws, until it drew that; to its end where nothing is waited for."""
            said, end = b"", time.monotonic() + harness.START_SECONDS
            while until is None or until not in said:
                self.assertLess(time.monotonic(), end, said[-2000:])
                if select.select([ours], [], [], 1)[0]:
                    said += os.read(ours, 65536)
                if until is None and b"1049l" in said:
                    return said
            return said

        try:
            output, errors, _ = self.watched(stdout=theirs, read=read)
        finally:
            os.close(theirs)
            os.close(ours)
        self.assertEqual(errors, b"")
        self.assertEqual(acting(OURS.sub("", output.decode("utf-8"))), [])

    def test_the_window_draws_them(self):
        picture = os.path.join(os.fsdecode(self.folder), "hostile.png")
        running = [self.curl(path, "", 600) for path in self.paths()]
        try:
            done = subprocess.run(
                self.lab.command([harness.RUN, "shot", picture, "--geo", self.places, "--after", "6", "--select", "first"]),
                capture_output=True, text=True, check=False, timeout=120 * harness.SLOWNESS)
        finally:
            for curl in running:
                curl.kill()
                curl.wait()
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        shutil.copy(picture, harness.TOP / "target" / "hostile.png")
        # One connection, its program and all that is known of it: more rows differ than in an empty window.
        self.assertGreater(test_window.png(picture)[2], 600)


class Group:
    """A control group with such a name, and the shell's words that enter it; nothing where there are no groups."""

    def __init__(self, root):
        self.path = root and os.path.join(os.fsencode(root), HOSTILE.replace(b"\n", b"") + b".service")

    def __enter__(self):
        if not self.path:
            return ""
        os.mkdir(self.path)
        with open("/run/telltale-hostile-group", "wb") as named:
            named.write(self.path)
        return 'echo $$ > "$(cat /run/telltale-hostile-group)/cgroup.procs";'

    def __exit__(self, *_):
        if self.path:
            os.unlink("/run/telltale-hostile-group")
            os.rmdir(self.path)


if __name__ == "__main__":
    unittest.main()
