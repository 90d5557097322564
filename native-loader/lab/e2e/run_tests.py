#!/usr/bin/env python3
"""run_tests.py RESULT [PATTERN...]: runs the end-to-end tests and writes their outcome as JSON to RESULT."""

import json
import pathlib
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent)]


class Lines(unittest.TestResult):
    """One line a test, and the whole story of those that failed."""

    def __init__(self):
        super().__init__()
        self.outcome = {"passed": 0, "failed": 0, "skipped": []}
        self.bad = {}

    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()
        self.bad.pop(test.id(), None)

    def say(self, word, test, detail=""):
        print(f"{word:5} {test.id()} {detail}", flush=True)

    def stopTest(self, test):
        super().stopTest(test)
        if test.id() in self.bad:
            self.outcome["failed"] += 1
            self.say("FAIL", test, "\n" + "\n".join(self.bad[test.id()]))

    def addSuccess(self, test):
        self.outcome["passed"] += 1
        self.say("ok", test, f"({time.monotonic() - self.began:.1f} s)")

    def addSkip(self, test, reason):
        self.outcome["skipped"].append([test.id(), reason])
        self.say("skip", test, reason)

    def addFailure(self, test, err):
        self.bad.setdefault(test.id(), []).append(self._exc_info_to_string(err, test))
        # A class that could not be set up has no test to stop.
        if not isinstance(test, unittest.TestCase):
            self.outcome["failed"] += 1
            self.say("FAIL", test, self.bad[test.id()][0])

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err:
            shown = f"{err[0].__name__}: {str(err[1]).partition(chr(10))[0]}"
            self.bad.setdefault(test.id(), []).append(f"      {subtest._subDescription()}: {shown}")


def main(result, *patterns):
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{pattern}*" for pattern in patterns] or None
    lines = Lines()
    loader.discover(str(HERE), top_level_dir=str(HERE)).run(lines)
    with open(result, "w", encoding="utf-8") as out:
        json.dump(lines.outcome, out)
    print(flush=True)
    return 1 if lines.outcome["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
