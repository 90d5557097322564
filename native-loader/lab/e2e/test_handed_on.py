"""A connection that a server's child accepted is the child's, also where no program in the kernel sees accept()."""

import json
import subprocess
import unittest

import harness
import namespaces

CHILDREN = 4
PORT = "7010"


class Preforked:
    """The checks; a subclass says on which rung."""

    rung = "auto"

    @classmethod
    def setUpClass(cls):
        with namespaces.Lab() as lab:
            cls.clients = []
            watch = harness.Watch(lab, rung=cls.rung)
            try:
                cls.hello = watch.hello()
                server = lab.start(harness.python("prefork.py", str(CHILDREN), PORT), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                cls.parent = json.loads(server.stdout.readline())["parent"]
                for _ in range(CHILDREN):
                    cls.connect(lab)
                told = [json.loads(server.stdout.readline()) for _ in range(CHILDREN)]
                cls.children = {one["port"]: one["pid"] for one in told}
                # The look comes 300 ms after the opening, and at most every two seconds.
                for port, pid in cls.children.items():
                    watch.wait_for(lambda event, port=port, pid=pid: cls.owner(event, port) == pid, 10 * harness.SLOWNESS)
            finally:
                for client in cls.clients:
                    client.communicate("go\n")
                server.communicate()
                watch.stop()
                watch.kill()
        cls.watch = watch

    @classmethod
    def connect(cls, lab):
        words = ("tcp-echo", namespaces.LAB_IPV4, PORT, "--gate", "--bytes", "1000")
        client = lab.start(harness.python("client.py", *words), True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        cls.clients.append(client)
        client.stdout.readline()

    @staticmethod
    def owner(event, port):
        if event["event"] not in ("opened", "closed") or event["remote"]["port"] != port:
            return None
        return event.get("process", {}).get("pid")

    def test_runs_on_the_rung(self):
        if self.rung != "auto":
            self.assertEqual(self.hello["rung"], self.rung)

    def test_names_the_child_and_not_the_parent(self):
        self.assertEqual(len(set(self.children.values())), CHILDREN)
        for port, pid in self.children.items():
            with self.subTest(port=port):
                closed = [event for event in self.watch.of("closed") if event["remote"]["port"] == port]
                self.assertEqual([self.owner(event, port) for event in closed], [pid])
                self.assertNotEqual(pid, self.parent)


class PreforkedOnTracepoints(Preforked, unittest.TestCase):
    rung = "tracepoint"


class PreforkedOnSockDiag(Preforked, unittest.TestCase):
    rung = "sock-diag"
