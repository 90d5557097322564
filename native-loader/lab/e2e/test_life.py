"""What is left when the helper is killed: nothing, at once or after the next start."""

import json
import os
import pathlib
import signal
import subprocess
import unittest

import harness
import namespaces

LOST = 3
SOCKETS = pathlib.Path("/run/telltale")


def bpf_objects():
    """{(kind, id)} of everything in the kernel that no living process holds."""
    found = set()
    for kind in ("prog", "map", "link"):
        said = subprocess.run(["bpftool", "-j", kind, "show"], capture_output=True, text=True, check=True).stdout
        found |= {(kind, entry["id"]) for entry in json.loads(said or "[]") if not entry.get("pids")}
    return found


def filters(lab):
    shown = ""
    for side in ("ingress", "egress"):
        command = lab.command(["tc", "filter", "show", "dev", "tt-lab0", side])
        shown += subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return shown


def qdiscs(lab):
    command = lab.command(["tc", "qdisc", "show", "dev", "tt-lab0"])
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class EndedHelper(unittest.TestCase):
    def setUp(self):
        self.before = bpf_objects()

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

    def leftovers(self):
        return bpf_objects() - self.before

    def test_links_go_with_the_process(self):
        with namespaces.Lab() as lab:
            self.kill_one(lab, "tcx")
            harness.wait_until(lambda: not self.leftovers(), 5, "every program, map and link is gone")
            self.assertEqual(filters(lab), "")

    def test_an_ordinary_end_leaves_nothing(self):
        for attach in ("auto", "clsact"):
            with self.subTest(attach=attach), namespaces.Lab() as lab:
                self.start_and_end_again(lab, attach)
                self.assertEqual(filters(lab), "")
                self.assertNotIn("clsact", qdiscs(lab))
                harness.wait_until(lambda: not self.leftovers(), 5, "every program, map and link is gone")

    def test_the_next_start_removes_classic_filters(self):
        with namespaces.Lab() as lab:
            self.kill_one(lab, "clsact")
            self.start_and_end_again(lab, "clsact")
            self.assertEqual(filters(lab), "")
            harness.wait_until(lambda: not self.leftovers(), 5, "every program, map and link is gone")

    def test_the_next_start_leaves_no_socket(self):
        with namespaces.Lab() as lab:
            self.kill_one(lab, "clsact")
            self.start_and_end_again(lab, "auto")
        left = [entry.name for entry in SOCKETS.glob("*.sock")] if SOCKETS.exists() else []
        self.assertEqual(left, [])
