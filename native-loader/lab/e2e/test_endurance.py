"""The short form of `./test --soak endurance`: new connections by the hundred, and not one lost or mistaken."""

import unittest

import endurance
import generators
import harness


class Endurance(unittest.TestCase):
    def test_every_connection_of_a_steady_load_is_told_and_is_its_programs(self):
        generators.build()
        run = endurance.Endurance(int(500 / harness.SLOWNESS))
        run.run(6)
        self.assertGreater(run.made, 1000 / harness.SLOWNESS)
        self.assertEqual(run.judge.owners, {"right": run.made}, dict(run.summary()))
        self.assertEqual(run.judge.losses(), {})

    def test_a_slope_is_what_a_line_through_the_samples_has(self):
        self.assertAlmostEqual(endurance.slope([(0, 50.0), (10, 50.1), (20, 50.2)]), 36.0)
        self.assertAlmostEqual(endurance.slope([(0, 50.0), (10, 51.0), (20, 50.0)]), 0.0)
