"""Programs that live for a few milliseconds keep their connections and their names."""

import json
import statistics
import subprocess
import time
import unittest

import generators
import harness
import namespaces
import shortlived

CONNECTS = 500
PROMPT_RUNS = 15


class ShortLivedPrograms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.run_of = shortlived.ShortLived(CONNECTS)

    def story(self):
        return "\n".join([str(dict(self.run_of.counts)), str(self.run_of.losses), *self.run_of.complaints])

    def test_lists_every_connection(self):
        self.assertEqual(len(self.run_of.truths), CONNECTS)
        self.assertEqual(self.run_of.counts["missing"], 0, self.story())

    def test_never_names_another_process(self):
        self.assertEqual(self.run_of.counts["wrong"], 0, self.story())

    def test_knows_every_process(self):
        self.assertEqual(self.run_of.counts["unknown"], 0, self.story())
        self.assertEqual(self.run_of.losses, {})

    def test_knows_path_and_arguments_of_every_program(self):
        self.assertEqual(self.run_of.counts["right"], CONNECTS, self.story())


class Promptness(unittest.TestCase):
    """The kernel tells of new programs without waking the helper, and of their connections with a knock."""

    def test_tells_of_a_connection_before_the_next_reading_of_the_counters(self):
        with generators.Copies("brief") as copies, namespaces.Lab() as lab:
            watch = harness.Watch(lab)
            self.addCleanup(watch.kill)
            watch.hello()
            brief = lab.command([copies.named("tt-prompt"), *map(str, shortlived.REMOTE)])
            late = [self.lateness(watch, brief) for _ in range(PROMPT_RUNS)]
            self.assertEqual(watch.stop(), 0, watch.last_words())
        # A reading every quarter of a second would make it an eighth in the middle.
        self.assertLess(statistics.median(late), 0.1 * harness.SLOWNESS, late)

    def lateness(self, watch, command):
        """Seconds from the end of a program to the word of its connection."""
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        ended, port = time.monotonic(), json.loads(said)["port"]
        watch.wait_for(lambda event: event["event"] == "opened" and event["local"]["port"] == port)
        return time.monotonic() - ended
