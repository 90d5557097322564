"""What the end-to-end tests share: starting `./run watch --json` in a lab and reading what it says."""

import json
import os
import pathlib
import subprocess
import sys
import threading
import time
import unittest

import counters
import namespaces
import started

HERE = pathlib.Path(__file__).resolve().parent
LAB = HERE.parent
TOP = LAB.parent.parent
RUN = os.environ.get("TELLTALE_RUN", str(TOP / "run"))
RUNG = os.environ.get("TELLTALE_RUNG", "auto")
# A guest is emulated in software: everything takes several times as long there.
SLOWNESS = float(os.environ.get("TELLTALE_SLOWNESS", "1"))
START_SECONDS = 60 * SLOWNESS


def python(script, *arguments):
    return [sys.executable, "-B", str(LAB / script), *arguments]


def python_text(text, *arguments):
    return [sys.executable, "-B", "-c", text, *arguments]


class InLab(unittest.TestCase):
    """Tests that share one lab."""

    @classmethod
    def setUpClass(cls):
        cls.lab = namespaces.Lab()
        cls.lab.__enter__()
        cls.addClassCleanup(cls.lab.__exit__)

    def start_helper(self, *options, **more):
        """The helper alone, without the app; it is ended with the test."""
        helper = started.Started(self.lab, *options, **more)
        self.addCleanup(helper.kill)
        return helper


class Watch:
    """`./run watch --json` inside a lab; its lines are read as they come."""

    def __init__(self, lab, *options, rung=RUNG, resolver=None):
        command = [RUN, "watch", "--json", "--rung", rung, *options]
        if resolver is not None:
            command = resolver.asking(command)
        self.events, self.noise, self.errors = [], [], []
        self._news = threading.Condition()
        self.process = lab.start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self._readers = [
            threading.Thread(target=self._read_events, daemon=True),
            threading.Thread(target=self._read_errors, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def _read_events(self):
        for line in self.process.stdout:
            with self._news:
                try:
                    self.events.append(json.loads(line))
                except ValueError:
                    self.noise.append(line)
                self._news.notify_all()

    def _read_errors(self):
        self.errors.extend(self.process.stderr)

    def wait_for(self, wanted, seconds=START_SECONDS):
        """The first event that `wanted` is true of."""
        end = time.monotonic() + seconds
        seen = 0
        with self._news:
            while True:
                for event in self.events[seen:]:
                    if wanted(event):
                        return event
                seen = len(self.events)
                left = end - time.monotonic()
                if left <= 0 or (self.process.poll() is not None and seen == len(self.events)):
                    raise AssertionError(f"watch never said it; its last words: {self.last_words()}")
                self._news.wait(min(left, 0.2))

    def hello(self):
        return self.wait_for(lambda event: event["event"] == "hello")

    def finish(self, seconds=START_SECONDS):
        """Waits for its end; the exit code."""
        code = self.process.wait(seconds)
        for reader in self._readers:
            reader.join()
        self.process.stdout.close()
        self.process.stderr.close()
        return code

    def stop(self):
        """Asks it to end, which closes every connection that is still open; the exit code."""
        self.process.terminate()
        return self.finish()

    def kill(self):
        """Ends it if it has not ended yet."""
        if self.process.poll() is None:
            self.process.kill()
            self.finish()

    def last_words(self):
        said = self.errors + self.noise
        return "".join(said if len(said) < 40 else said[:20] + said[-20:]) or f"exit code {self.process.poll()}"

    def of(self, kind):
        return [event for event in self.events if event["event"] == kind]


def helper_of(app):
    """The pid of the helper that the process with the pid `app` started."""
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes()
            stat = (entry / "stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        parent = int(stat.rpartition(")")[2].split()[1])
        if b"telltale.helper.HelperMain" in command and parent == app:
            return int(entry.name)
    raise AssertionError(f"the process {app} has no helper")


def has_helper(app):
    """Whether that process has started its helper yet: its launcher comes first, and takes as long as a first frame."""
    try:
        return helper_of(app) > 0
    except AssertionError:
        return False


def lost(health):
    """How much was lost for good by the newest of these lines. What a return probe missed, another source told."""
    assert health, "no health line came"
    return sum(count for cause, count in health[-1]["losses"].items() if cause != "probe-missed")


def wait_until(true, seconds, what):
    end = time.monotonic() + seconds * SLOWNESS
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.05)


def observed(lab, act, cleanup):
    """The watch that saw what `act` did and has ended, and what nftables in the world counted meanwhile.

    `cleanup` is the test's: the watch ends with it whatever happens.
    """
    watch = Watch(lab)
    cleanup(watch.kill)
    watch.hello()
    counters.reset(lab.world)
    act()
    # The last packets reach the helper's next reading, of which there are four a second.
    time.sleep(0.8 * SLOWNESS)
    code = watch.stop()
    assert code == 0, watch.last_words()
    return watch, counters.read(lab.world)
