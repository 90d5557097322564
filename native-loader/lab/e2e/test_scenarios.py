"""The 24 scenarios of the public yardstick in short form: listed, with the right owner and the right bytes."""

import unittest

import harness
import scenarios
import trial


class Scenarios(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.trial = trial.Trial()

    def check(self, name):
        outcome = self.trial.outcomes[name]
        if outcome.missing:
            self.skipTest(f"{outcome.missing}: a guest runs it")
        self.assertTrue(outcome.detected and outcome.owned and outcome.counted, "\n".join(outcome.complaints))

    def test_loses_nothing(self):
        health = self.trial.watch.of("health")
        self.assertEqual(harness.lost(health), 0, health)


def add_test(name):
    setattr(Scenarios, "test_" + name.replace("-", "_"), lambda self: self.check(name))


for one in scenarios.SCENARIOS:
    add_test(one.name)
