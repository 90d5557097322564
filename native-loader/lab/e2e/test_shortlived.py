"""Programs that live for a few milliseconds keep their connections and their names."""

import unittest

import shortlived

CONNECTS = 500


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
