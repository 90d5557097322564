"""Two users of one machine, and what each hears of the other."""

import json
import pathlib
import tempfile

import harness
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


class Users(harness.InLab):
    def run_as(self, who, *command, **options):
        return self.lab.start(["setpriv", f"--reuid={who}", f"--regid={who}", "--clear-groups", *command], **options)

    def hear(self, launcher):
        """Everything that Ada's client hears while she, Bert and root each run a program that connects."""
        helper = self.start_helper(launcher=launcher, uid=ADA)
        with tempfile.TemporaryFile("w+", encoding="utf-8") as heard:
            client = self.run_as(ADA, "/usr/bin/python3", "-c", LISTENER, helper.socket, stdout=heard)
            self.addCleanup(client.kill)
            path = f"/proc/{client.pid}/fd/1"
            harness.wait_until(lambda: '"hello"' in pathlib.Path(path).read_text(encoding="utf-8"), 10, "the stream begins")
            pids = {}
            for who in (ADA, BERT, 0):
                curl = self.run_as(who, "curl", "-s", "-o", "/dev/null", "-A", f"agent-of-{who}", URL)
                self.assertEqual(curl.wait(20 * harness.SLOWNESS), 0)
                pids[who] = curl.pid
            closed = lambda: pathlib.Path(path).read_text(encoding="utf-8").count('"event":"closed"') >= 3  # noqa: E731
            harness.wait_until(closed, 10, "three connections end")
            text = pathlib.Path(path).read_text(encoding="utf-8")
        client.kill()
        client.wait()
        self.assertEqual(helper.process.wait(20 * harness.SLOWNESS), 0)
        return text, pids

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
