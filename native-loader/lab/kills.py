"""Helpers that are killed at any moment, and what is left of them: at once, and when the next one has started and ended."""

import collections
import random
import select
import signal
import socket
import time

import harness
import leftovers
import started

MOMENTS = 50
# How far beyond its first line a helper may live.
LIVES = 1.5
RATE = "100"


class Killed(started.Started):
    """A helper that is killed some seconds after it was started, whatever it does then."""

    def __init__(self, lab, seconds, *options, **more):
        self.reached = "starting"
        self.seconds = seconds
        super().__init__(lab, *options, start_new_session=True, **more)

    def answered(self):
        """Instead of waiting for its answer: reads it and the stream, if they come in time."""
        end = time.monotonic() + self.seconds
        if not select.select([self.process.stdout], [], [], self.seconds)[0]:
            return ""
        answer = self.process.stdout.readline().rstrip("\n")
        if not answer.startswith("listening "):
            return answer
        self.reached = "listening"
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(answer.removeprefix("listening "))
            while (left := end - time.monotonic()) > 0:
                if not select.select([client], [], [], left)[0]:
                    continue
                if not client.recv(1 << 16):
                    return "unavailable\tit ended by itself"
                self.reached = "streaming"
            self.process.send_signal(signal.SIGKILL)
        return answer


class Kills:
    """Kills and looks, one round after the other; `complaints` says what was left, a sentence each."""

    def __init__(self, lab, seed):
        self.lab = lab
        self.random = random.Random(seed)
        self.complaints = []
        self.reached = collections.Counter()
        self.objects, self.pins = leftovers.bpf_objects(), leftovers.pins()
        began = time.monotonic()
        self._clean_start(started.LAUNCHER, "before the first kill")
        self.longest = LIVES * (time.monotonic() - began)

    def round(self, moment, attach="auto"):
        """One kill at one of the moments, and one start after it."""
        launcher = self.random.choice((started.LAUNCHER, started.LAUNCHER.with_name("helper-everyone")))
        seconds = self.longest * (moment + self.random.random()) / MOMENTS
        what = f"{launcher.name} --attach {attach}, killed after {seconds:.3f} s"
        helper = Killed(self.lab, seconds, "--attach", attach, launcher=launcher)
        helper.kill()
        self.reached[helper.reached] += 1
        if helper.answer.startswith("unavailable"):
            self.complaints.append(f"{what}: it said {helper.answer!r}")
        self._expect(what, "a process is left", lambda: leftovers.of_session(helper.process.pid))
        if attach != "clsact":
            self._expect(what, "a filter is left", lambda: leftovers.filters(self.lab))
            self._expect(what, "a program, a map or a link is left", self._objects)
        self._clean_start(launcher, what, helper.process.pid)

    def _clean_start(self, launcher, what, *pids):
        """What the killed one left on the disk goes with the next start, and that one leaves nothing."""
        helper = started.Started(self.lab, launcher=launcher, start_new_session=True)
        try:
            helper.connect()
            if not helper.read(10 * harness.SLOWNESS).startswith(b'{"event":"hello"'):
                self.complaints.append(f"{what}: the next start said no hello")
            if (code := helper.end(20 * harness.SLOWNESS)) != 0:
                self.complaints.append(f"{what}: the next start ended with code {code}")
        except (AssertionError, OSError) as refused:
            self.complaints.append(f"{what}: the next start failed: {refused}")
        finally:
            helper.kill()
        self._expect(what, "after the next start a process is left", lambda: leftovers.of_session(helper.process.pid))
        self._expect(what, "after the next start a socket is left", lambda: leftovers.sockets({helper.process.pid, *pids}))
        self._expect(what, "after the next start a filter is left", lambda: leftovers.filters(self.lab))
        self._expect(what, "after the next start a program, a map or a link is left", self._objects)
        self._expect(what, "a pin is left", lambda: leftovers.pins() - self.pins)

    def _objects(self):
        return leftovers.bpf_objects() - self.objects

    def _expect(self, what, complaint, left):
        """The kernel gives back in its own time, and other helpers of this machine come and go."""
        try:
            harness.wait_until(lambda: not left(), 10, complaint)
        except AssertionError:
            self.complaints.append(f"{what}: {complaint}: {left()}")
