"""The real app with a helper that lies: it stays alive and small, and says what is wrong."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import display
import harness
import hostile_helper

MEGABYTE = 1 << 20
# The app's buffer is 64 KiB; the rest of what it never read lies in the kernel's.
MOST_TAKEN = MEGABYTE
MOST_MEMORY = 640 * MEGABYTE
FLOOD = int(os.environ.get("TELLTALE_FLOOD", "100000"))


class HostileHelper(unittest.TestCase):
    """A million connections: TELLTALE_FLOOD=1000000 ./test --lab HostileHelper."""

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def environment(self, case):
        self.report = self.folder / "taken"
        return os.environ | {
            "TELLTALE_HELPER": str(harness.LAB / "hostile_helper.py"), "TELLTALE_HOSTILE": case,
            "TELLTALE_REPORT": str(self.report), "TELLTALE_FLOOD": str(FLOOD),
        }

    def start(self, case, *words, screen=None):
        """The app; what it says goes to files, which take everything."""
        environment = self.environment(case) | (screen.environment() if screen else {})
        self.output, self.errors = self.folder / "output", self.folder / "errors"
        with open(self.output, "wb") as output, open(self.errors, "wb") as errors:
            app = subprocess.Popen([harness.RUN, *words], env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        self.addCleanup(end, app)
        return app

    def said(self):
        return self.output.read_text(encoding="utf-8"), self.errors.read_text(encoding="utf-8")

    def taken(self):
        harness.wait_until(self.report.exists, 120, "the client took all that it wants")
        taken = int(self.report.read_text(encoding="ascii"))
        self.report.unlink()
        return taken

    def test_whatever_it_says_one_sentence_says_what_is_wrong(self):
        for case in sorted(set(hostile_helper.CASES) - set(hostile_helper.ENDS_WELL)):
            with self.subTest(case):
                code = self.start(case, "watch").wait(90 * harness.SLOWNESS)
                output, errors = self.said()
                said = [line for line in errors.splitlines() if line.strip()]
                self.assertNotEqual(code, 0)
                self.assertEqual(len(said), 1, errors)
                self.assertRegex(said[0], "^telltale: ")
                self.assertNotRegex(said[0], "Exception|Error:|OutOfMemory")
                self.assertEqual(acting(output + errors), [])
                self.assertLess(self.taken(), MOST_TAKEN)

    def test_more_connections_than_it_keeps_leave_it_alive(self):
        app = self.start("a million connections", "watch")
        self.assertGreater(self.taken(), 100 * FLOOD)
        self.assertIsNone(app.poll())
        self.assertLess(peak(app.pid), MOST_MEMORY)
        app.terminate()
        code = app.wait(60 * harness.SLOWNESS)
        output, errors = self.said()
        self.assertEqual((code, errors), (0, ""))
        self.assertEqual(acting(output), [])
        self.assertIn("PWNED", output.splitlines()[0])
        self.assertIn("evil", output)

    def test_its_window_stays_alive_too(self):
        for case in ("a million connections", "a line of a gigabyte"):
            with self.subTest(case), display.Display() as screen:
                app = self.start(case, "--no-first-run", screen=screen)
                self.taken()
                harness.wait_until(lambda screen=screen: screen.colours() > 20, 60, "the window shows something")
                self.assertLess(peak(app.pid), MOST_MEMORY)
                app.terminate()
                self.assertEqual((app.wait(60 * harness.SLOWNESS), *self.said()), (0, "", ""))


def acting(text):
    """Characters in it that act on a terminal."""
    return re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text)


def peak(pid):
    """The most memory that it ever had, in bytes."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def end(app):
    if app.poll() is None:
        app.kill()
        app.wait()


if __name__ == "__main__":
    unittest.main()
