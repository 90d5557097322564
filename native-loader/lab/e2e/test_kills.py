"""The short form of `./test --soak kills`: whatever a killed helper leaves is gone at once, or with the next start."""

import harness
import kills


class Kills(harness.InLab):
    def test_a_kill_at_any_moment_leaves_nothing_behind(self):
        run = kills.Kills(self.lab, seed=7)
        for moment in range(0, kills.MOMENTS, 11):
            run.round(moment, "clsact" if moment % 2 else "auto")
        self.assertEqual(run.complaints, [])
        self.assertGreater(len(run.reached), 1, "every kill came at the same stage")
