"""What the helper is allowed once it runs."""


import harness
import started


class Confined(harness.InLab):
    def test_every_thread_is_confined_before_the_first_client(self):
        for options in ((), ("--attach", "clsact"), ("--rung", "sock-diag")):
            with self.subTest(options=options):
                helper = self.start_helper(*options)
                self.assertEqual(started.breaches(helper.process.pid), [], helper.answer)
                helper.connect()
                self.assertIn(b'"hello"', helper.read(10 * harness.SLOWNESS))
                self.assertGreater(len(started.threads(helper.process.pid)), 5)
                self.assertEqual(started.breaches(helper.process.pid), [])
                self.assertEqual(helper.end(20 * harness.SLOWNESS), 0)

    def test_serves_nobody_when_a_thread_is_not_confined(self):
        """The proof is the helper's own: it believes nothing that started it."""
        with started.altered("+chown\n", "+chown,+kill\n") as launcher:
            helper = self.start_helper(launcher=launcher)
        self.assertRegex(helper.answer, "unavailable\tThread [0-9]+ of the helper is not confined: it has more capabilities than it needs [(]CapInh[)][.]")
        self.assertEqual(helper.process.wait(20 * harness.SLOWNESS), 3)
