"""Sockets that are older than the helper are owned within a second of its first line."""

import json
import subprocess
import unittest

import harness
import namespaces

SOCKETS_EACH = 50
REMOTES = {"tcp": ("8.8.8.8", 9), "udp": ("1.1.1.1", 53)}
HOLDERS = {"tcp": 16, "udp": 4}
WITHIN_MILLISECONDS = 1000


class Older:
    """The checks; a subclass says on which rung."""

    rung = harness.RUNG

    @classmethod
    def setUpClass(cls):
        cls.owners, cls.holders = {}, []
        with namespaces.Lab() as lab:
            try:
                for kind, count in HOLDERS.items():
                    for _ in range(count):
                        cls.hold(lab, kind)
                cls.observe(lab)
            finally:
                for holder in cls.holders:
                    holder.kill()
                    holder.communicate()

    @classmethod
    def hold(cls, lab, kind):
        address, port = REMOTES[kind]
        command = harness.python("hold.py", str(SOCKETS_EACH), kind, address, str(port))
        holder = lab.start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        cls.holders.append(holder)
        for local in json.loads(holder.stdout.readline())["ports"]:
            cls.owners[kind, local] = holder.pid

    @classmethod
    def observe(cls, lab):
        watch = harness.Watch(lab, rung=cls.rung)
        try:
            cls.hello = hello = watch.hello()
            # A health line comes after all that was found at the start.
            watch.wait_for(lambda event: event["event"] == "health" and event["at"] > hello["at"] + WITHIN_MILLISECONDS)
            watch.stop()
        finally:
            watch.kill()
        end = hello["at"] + WITHIN_MILLISECONDS * harness.SLOWNESS
        cls.found = {
            (event["protocol"], event["local"]["port"]): event
            for event in watch.of("opened")
            if event["at"] <= end and (event["remote"]["address"], event["remote"]["port"]) == REMOTES.get(event["protocol"])
        }

    def test_lists_all_of_them(self):
        self.assertEqual(len(self.owners), 1000)
        self.assertEqual(self.owners.keys() - self.found.keys(), set())

    def test_names_each_owner_and_says_how_it_knows(self):
        for key, pid in self.owners.items():
            event = self.found.get(key, {})
            with self.subTest(socket=key):
                self.assertEqual((event.get("process", {}).get("pid"), event.get("owner")), (pid, {"how": "snapshot"}))

    def test_runs_on_the_rung(self):
        if self.rung != "auto":
            self.assertEqual(self.hello["rung"], self.rung)


class OlderThanTheHelper(Older, unittest.TestCase):
    """With the walk over open files, where the kernel has it."""


class OlderThanTheHelperOnSockDiag(Older, unittest.TestCase):
    """With the list of open sockets."""

    rung = "sock-diag"
