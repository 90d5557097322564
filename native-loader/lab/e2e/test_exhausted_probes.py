"""More processes inside accept() than return probes have slots for: other sources fill in, and what was missed is counted."""

import json
import pathlib
import subprocess
import unittest

import harness
import namespaces

# A return probe has two slots a CPU, or ten: all but a few of these calls return unseen.
CHILDREN = 200
CONNECTIONS = 40
PORT = 7020
KPROBES = pathlib.Path("/sys/bus/event_source/devices/kprobe/type")

CLIENTS = f"""
import socket, sys
held = [socket.create_connection(("{namespaces.LAB_IPV4}", {PORT}), 60) for _ in range({CONNECTIONS})]
for one in held:
    one.sendall(b"x")
    assert one.recv(1) == b"x"
print("open", flush=True)
sys.stdin.readline()
"""


class ExhaustedReturnProbes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not KPROBES.exists():
            raise unittest.SkipTest("this kernel has no kprobes: a guest runs it")
        with namespaces.Lab() as lab:
            cls.watch = watch = harness.Watch(lab, rung="kprobe")
            cls.addClassCleanup(watch.kill)
            cls.hello = watch.hello()
            server = lab.start(harness.python("prefork.py", str(CHILDREN), str(PORT)), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            server.stdout.readline()
            clients = lab.start(["python3", "-c", CLIENTS], True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            clients.stdout.readline()
            told = [json.loads(server.stdout.readline()) for _ in range(CONNECTIONS)]
            cls.children = {one["port"]: one["pid"] for one in told}
            # Who holds a connection is looked up every two seconds at most.
            for port, pid in cls.children.items():
                watch.wait_for(lambda event, port=port, pid=pid: cls.is_line(event, port) and cls.pid(event) == pid, 20 * harness.SLOWNESS)
            clients.communicate("go\n")
            # A missed return is found when the same thread calls again.
            cls.health = watch.wait_for(lambda event: event["event"] == "health" and event["losses"], 20 * harness.SLOWNESS)
            harness.wait_until(lambda: len(cls.closed()) == CONNECTIONS, 10, "every connection is closed")
            server.communicate()
            cls.exit_code = watch.stop()

    @staticmethod
    def is_line(event, port):
        return event["event"] in ("opened", "closed") and event["remote"]["port"] == port and event["local"]["port"] == PORT

    @staticmethod
    def pid(event):
        return event.get("process", {}).get("pid")

    @classmethod
    def closed(cls):
        return [event for event in cls.watch.of("closed") if event["local"]["port"] == PORT]

    def test_runs_with_return_probes(self):
        self.assertEqual((self.hello["rung"], self.exit_code), ("kprobe", 0))

    def test_lists_every_connection_with_the_process_that_accepted_it(self):
        self.assertEqual(len(set(self.children.values())), CONNECTIONS)
        self.assertEqual({event["remote"]["port"]: self.pid(event) for event in self.closed()}, self.children)
        self.assertEqual({event["direction"] for event in self.closed()}, {"in"})

    def test_some_owners_came_from_another_source(self):
        self.assertIn({"how": "snapshot"}, [event["owner"] for event in self.closed()])

    def test_counts_what_the_probes_missed_and_loses_nothing_else(self):
        losses = self.watch.of("health")[-1]["losses"]
        self.assertEqual(set(losses), {"probe-missed"})
        self.assertLessEqual(losses["probe-missed"], CONNECTIONS)
