"""Two users of one machine, and what each hears of the other."""

import base64
import contextlib
import json
import pathlib
import subprocess
import tempfile

import harness
import names
import namespaces
import started

ADA, BERT = 4242, 4243
URL = "http://8.8.8.8/bytes/1000"

LISTENER = """
import socket, sys
client = socket.socket(socket.AF_UNIX)
client.connect(sys.argv[1])
print("connected", flush=True)
for line in client.makefile("rb"):
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
"""


# The responder of a machine, which is another user's.
RESPONDER = """
import socket, struct
responder = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
responder.bind(("", 5353))
responder.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("224.0.0.251") + socket.inet_aton("%s"))
print("joined", flush=True)
while True:
    responder.recv(9000)
""" % namespaces.LAB_IPV4


class Users(harness.InLab):
    def run_as(self, who, *command, **options):
        return self.lab.start(["setpriv", f"--reuid={who}", f"--regid={who}", "--clear-groups", *command], **options)

    @contextlib.contextmanager
    def heard_by_ada(self, launcher):
        """What Ada's client has heard, to be asked again and again until the `with` block ends."""
        helper = self.start_helper(launcher=launcher, uid=ADA)
        with tempfile.TemporaryFile("w+", encoding="utf-8") as heard:
            client = self.run_as(ADA, "/usr/bin/python3", "-c", LISTENER, helper.socket, stdout=heard)
            self.addCleanup(client.kill)
            path = pathlib.Path(f"/proc/{client.pid}/fd/1")
            text = lambda: path.read_text(encoding="utf-8")  # noqa: E731
            harness.wait_until(lambda: '"hello"' in text(), 10, "the stream begins")
            yield text
        client.kill()
        client.wait()
        self.assertEqual(helper.process.wait(20 * harness.SLOWNESS), 0)

    def hear(self, launcher):
        """Everything that Ada's client hears while she, Bert and root each run a program that connects."""
        with self.heard_by_ada(launcher) as heard:
            pids = {}
            for who in (ADA, BERT, 0):
                curl = self.run_as(who, "curl", "-s", "-o", "/dev/null", "-A", f"agent-of-{who}", URL)
                self.assertEqual(curl.wait(20 * harness.SLOWNESS), 0)
                pids[who] = curl.pid
            harness.wait_until(lambda: heard().count('"event":"closed"') >= 3, 10, "three connections end")
            return heard(), pids

    def test_a_user_hears_of_their_own_programs_only(self):
        text, pids = self.hear(started.LAUNCHER)
        lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
        closed = [line for line in lines if line["event"] == "closed"]
        own = [line for line in closed if "process" in line]
        self.assertEqual([(line["process"]["pid"], line["process"]["uid"]) for line in own], [(pids[ADA], ADA)])
        others = [line for line in closed if "process" not in line]
        self.assertEqual([line["owner"] for line in others], 2 * [{"why": "other-user"}])
        self.assertTrue(all(line["received"]["bytes"] > 1000 for line in others))
        for secret in (f"agent-of-{BERT}", "agent-of-0", f'"pid":{pids[BERT]},', f'"pid":{pids[0]},'):
            self.assertNotIn(secret, text)
        self.assertIn("other users are not shown", text)

    def test_what_a_neighbour_answers_everybody_is_heard_whoever_receives_it(self):
        responder = self.run_as(BERT, "/usr/bin/python3", "-c", RESPONDER, stdout=subprocess.PIPE)
        self.addCleanup(responder.stdout.close)
        self.addCleanup(responder.wait)
        self.addCleanup(responder.kill)
        self.assertEqual(responder.stdout.readline(), "joined\n")
        answer = names.multicast_answer(("printer.local", namespaces.WORLD_IPV4))
        with self.heard_by_ada(started.LAUNCHER) as heard:
            names.say_in_world(self.lab, answer, to=namespaces.LAB_IPV4)
            names.say_in_world(self.lab, answer, port=5354)
            names.say_in_world(self.lab, names.multicast_answer(("printer.local", namespaces.WORLD_IPV4), is_answer=False))
            names.say_in_world(self.lab, answer)
            harness.wait_until(lambda: '"event":"words"' in heard(), 10, "the answer is heard")
            lines = [json.loads(line) for line in heard().splitlines() if line.startswith("{")]
        words = [line for line in lines if line["event"] == "words"]
        self.assertEqual([base64.b64decode(line["data"]) for line in words], [answer])
        (flow,) = [line for line in lines if line["event"] == "opened" and line["id"] == words[0]["id"]]
        self.assertEqual(flow["local"], {"address": names.MULTICAST_IPV4, "port": 5353})
        self.assertEqual(flow["owner"], {"why": "other-user"})
        self.assertNotIn("process", flow)

    def test_who_was_asked_for_it_hears_of_everyone(self):
        text, pids = self.hear(started.LAUNCHER.with_name("helper-everyone"))
        lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
        heard = {line["process"]["pid"]: line["process"]["uid"] for line in lines if line["event"] == "closed"}
        self.assertEqual(heard, {pid: who for who, pid in pids.items()})

    def test_an_argument_does_not_lift_it(self):
        for words in (["--everyone", "true"], ["-Dtelltale.everyone=true"], ["--rung", "auto", "--everyone"]):
            with self.subTest(words=words):
                helper = self.start_helper(*words, uid=ADA)
                self.assertTrue(helper.answer.startswith("unavailable\t"), helper.answer)
                self.assertEqual(helper.process.wait(20 * harness.SLOWNESS), 2)
