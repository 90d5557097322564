"""What the helper's JVM starts from."""

import pathlib
import unittest

import harness
import namespaces


class Start(unittest.TestCase):
    def test_takes_the_classes_that_the_build_archived(self):
        with namespaces.Lab() as lab:
            watch = harness.Watch(lab)
            self.addCleanup(watch.kill)
            watch.hello()
            maps = pathlib.Path(f"/proc/{harness.helper_of(watch.process.pid)}/maps").read_text(encoding="utf-8")
            watch.stop()
        archives = {pathlib.Path(line.split()[-1]).name for line in maps.splitlines() if line.endswith(".jsa")}
        self.assertEqual(archives, {"helper.jsa"}, watch.errors)
