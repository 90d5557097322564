"""What the helper is allowed once it runs."""

import unittest

import harness
import namespaces
import started


class Confined(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = namespaces.Lab()
        cls.lab.__enter__()
        cls.addClassCleanup(cls.lab.__exit__)

    def start(self, *options, **more):
        helper = started.Started(self.lab, *options, **more)
        self.addCleanup(helper.kill)
        return helper

    def test_every_thread_is_confined_before_the_first_client(self):
        for options in ((), ("--attach", "clsact"), ("--rung", "sock-diag")):
            with self.subTest(options=options):
                helper = self.start(*options)
                self.assertEqual(started.breaches(helper.process.pid), [], helper.answer)
                helper.connect()
                self.assertIn(b'"hello"', helper.read(10 * harness.SLOWNESS))
                self.assertGreater(len(started.threads(helper.process.pid)), 5)
                self.assertEqual(started.breaches(helper.process.pid), [])
                self.assertEqual(helper.end(20 * harness.SLOWNESS), 0)

    def test_serves_nobody_when_a_thread_is_not_confined(self):
        """The proof is the helper's own: it believes nothing that started it."""
        weaker = started.LAUNCHER.read_text(encoding="utf-8").replace("+chown\n", "+chown,+kill\n")
        launcher = started.LAUNCHER.with_name("target") / "weaker-helper"
        launcher.write_text(weaker.replace('here=$(dirname -- "$(readlink -f -- "$0")")', f"here={started.LAUNCHER.parent}"), encoding="utf-8")
        launcher.chmod(0o755)
        self.addCleanup(launcher.unlink)
        helper = self.start(launcher=launcher)
        self.assertRegex(helper.answer, "unavailable\tThread [0-9]+ of the helper is not confined: it has more capabilities than it needs [(]CapInh[)][.]")
        self.assertEqual(helper.process.wait(20 * harness.SLOWNESS), 3)
