"""The helper in a process namespace of its own, as in a container: what it cannot see it does not take for something else."""

import json
import subprocess

import harness

REMOTE = ("8.8.8.8", 9)
# As `docker run --net=host` starts a helper: everything is the machine's but the processes.
ALONE = ("unshare", "--pid", "--fork", "--kill-child", "--mount-proc")


class ProcessNamespace(harness.InLab):
    def lines_until(self, helper, enough):
        client, text = helper.connect(), b""
        client.settimeout(30 * harness.SLOWNESS)
        while not enough(events := [json.loads(line) for line in text.splitlines() if line.endswith(b"}")]):
            text += client.recv(1 << 20)
        return events

    def test_what_is_outside_is_unknown_and_never_the_kernels(self):
        older = self.lab.start(harness.python("hold.py", "3", "tcp", REMOTE[0], str(REMOTE[1])), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(older.communicate)
        ports = set(json.loads(older.stdout.readline())["ports"])
        helper = self.start_helper(prefix=ALONE)
        curl = self.lab.start(["curl", "-s", "-o", "/dev/null", "http://8.8.8.8/bytes/1000"])
        self.assertEqual(curl.wait(20 * harness.SLOWNESS), 0)
        # Their ends come when the holder goes: a connection that is older and silent is not told of before.
        older.communicate()

        def enough(events):
            ended = {event["local"]["port"] for event in events if event["event"] == "closed"}
            return ports <= ended and any(self.is_curls(event, curl.pid) for event in events)

        events = self.lines_until(helper, enough)
        hello = events[0]
        self.assertIn("process namespace of its own", " ".join(hello["missing"]))
        for event in events:
            if event["event"] in ("opened", "closed") and event["local"]["port"] in ports:
                self.assertEqual(event["owner"], {"why": "unknown"})
            if event["event"] == "closed":
                self.assertNotEqual(event["owner"], {"why": "kernel"}, event)

    @staticmethod
    def is_curls(event, pid):
        """The kernel's word is the machine's number, and the path that it started."""
        process = event.get("process", {})
        return event["event"] == "closed" and process.get("pid") == pid and process.get("exe", "").endswith("/curl")
