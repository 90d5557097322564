"""The 24 scenarios of the public yardstick in short form: listed, with the right owner and the right bytes."""

import unittest

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
        self.assertTrue(health, "no health line came")
        # What a return probe missed, another source told: ExhaustedReturnProbes holds that.
        losses = {cause: count for cause, count in health[-1].get("losses", {}).items() if cause != "probe-missed"}
        self.assertEqual(sum(losses.values()), 0, health[-1])


def add_test(name):
    setattr(Scenarios, "test_" + name.replace("-", "_"), lambda self: self.check(name))


for one in scenarios.SCENARIOS:
    add_test(one.name)
