"""A user's helpers start again and again, while another user does whatever they can to their sockets."""

import json
import subprocess
import sys
import time

import harness
import namespaces
import started

ADA, BERT = 4242, 4243

# Reads the first line as a user may who runs an app: at once, or after a while.
READ_HELLO = """
import socket, sys, time
time.sleep(float(sys.argv[2]))
client = socket.socket(socket.AF_UNIX)
client.connect(sys.argv[1])
client.settimeout(20)
print(client.recv(16).decode())
"""


def run_as(lab, who, *command, **options):
    return lab.start(["setpriv", f"--reuid={who}", f"--regid={who}", "--clear-groups", *command], **options)


class Squat:
    """`served` of `starts` helpers were reached by their user; `squatter` says what the other one tried and did."""

    def __init__(self, lab):
        self.lab = lab
        self.starts = self.served = 0
        self.complaints = []
        self.squatter = {}

    def run(self, seconds, progress=lambda _: None):
        # From where nobody else can read its script: a user may be kept out of the checkout.
        program = (namespaces.HERE / "squatter.py").read_text(encoding="utf-8")
        other = run_as(self.lab, BERT, "/usr/bin/python3", "-c", program, str(ADA), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            other.stdout.readline()
            end = time.monotonic() + seconds
            while time.monotonic() < end or self.starts < 2:
                self._start(0 if self.starts % 2 else 0.5)
                progress(self)
            said, _ = other.communicate("", timeout=30 * harness.SLOWNESS)
            self.squatter = json.loads(said)
        finally:
            other.kill()
            other.wait()

    def _start(self, pause):
        helper = started.Started(self.lab, uid=ADA)
        self.starts += 1
        try:
            client = run_as(self.lab, ADA, "/usr/bin/python3", "-c", READ_HELLO, helper.socket, str(pause), stdout=subprocess.PIPE)
            said, _ = client.communicate(timeout=60 * harness.SLOWNESS)
            self.served += said.startswith('{"event":"hello"')
            if (code := helper.process.wait(20 * harness.SLOWNESS)) != 0:
                self.complaints.append(f"a helper ended with code {code}")
        except (AssertionError, subprocess.TimeoutExpired) as refused:
            self.complaints.append(str(refused))
        finally:
            helper.kill()

    def good(self):
        return self.served == self.starts and not self.squatter["done"] and not self.complaints and self.squatter["seen"] > 0

    def __str__(self):
        return f"{self.served} of {self.starts} helpers were reached by their user; the other one: {self.squatter}; {self.complaints[:5]}"
