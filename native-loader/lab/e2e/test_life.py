"""What is left when the helper is killed: nothing, at once or after the next start."""

import os
import signal
import unittest

import harness
import leftovers
import namespaces

LOST = 3


class EndedHelper(unittest.TestCase):
    def setUp(self):
        self.before = leftovers.bpf_objects()

    def kill_one(self, lab, attach):
        watch = harness.Watch(lab, "--attach", attach)
        self.addCleanup(watch.kill)
        if watch.hello()["attach"] != attach:
            self.skipTest(f"this kernel has no {attach}")
        os.kill(harness.helper_of(watch.process.pid), signal.SIGKILL)
        self.assertEqual(watch.finish(20 * harness.SLOWNESS), LOST)
        self.assertEqual(watch.errors, ["telltale: The helper is lost: signal 9 killed it.\n"])

    def start_and_end_again(self, lab, attach):
        watch = harness.Watch(lab, "--for", "2", "--attach", attach)
        self.addCleanup(watch.kill)
        self.assertEqual(watch.finish(), 0, watch.last_words())

    def left(self):
        return leftovers.bpf_objects() - self.before

    def test_links_go_with_the_process(self):
        with namespaces.Lab() as lab:
            self.kill_one(lab, "tcx")
            harness.wait_until(lambda: not self.left(), 5, "every program, map and link is gone")
            self.assertEqual(leftovers.filters(lab), "")

    def test_an_ordinary_end_leaves_nothing(self):
        for attach in ("auto", "clsact"):
            with self.subTest(attach=attach), namespaces.Lab() as lab:
                self.start_and_end_again(lab, attach)
                self.assertEqual(leftovers.filters(lab), "")
                self.assertNotIn("clsact", leftovers.qdiscs(lab))
                harness.wait_until(lambda: not self.left(), 5, "every program, map and link is gone")

    def test_the_next_start_removes_classic_filters(self):
        with namespaces.Lab() as lab:
            self.kill_one(lab, "clsact")
            self.start_and_end_again(lab, "clsact")
            self.assertEqual(leftovers.filters(lab), "")
            harness.wait_until(lambda: not self.left(), 5, "every program, map and link is gone")

    def test_the_next_start_leaves_no_socket(self):
        with namespaces.Lab() as lab:
            self.kill_one(lab, "clsact")
            self.start_and_end_again(lab, "auto")
        left = [entry.name for entry in leftovers.SOCKETS.glob("*.sock")] if leftovers.SOCKETS.exists() else []
        self.assertEqual(left, [])
