"""What one client can do to the helper: end it, and nothing else."""

import time

import crowd
import endurance
import generators
import harness
import namespaces
import usage

PLACES = [address for address in namespaces.places() if ":" not in address]
# Within this long a client that does not read is cut off, from its first moment.
CUT_OFF_SECONDS = 10
RATE = 1_000
MOST_MEGABYTES = 12


class Client(harness.InLab):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        generators.build()
        server = crowd.server(cls.lab)
        server.__enter__()
        cls.addClassCleanup(server.__exit__, None, None, None)

    def churn(self, rate=RATE):
        return crowd.Crowd(self.lab, "churn", crowd.PORT, str(int(rate / harness.SLOWNESS)), *PLACES)

    def test_one_that_never_reads_is_cut_off_in_time_and_memory_stays(self):
        unheard = self.start_helper()
        began_unheard = time.monotonic()
        helper = self.start_helper()
        sizes = []
        with self.churn():
            helper.connect()
            began = time.monotonic()
            while helper.process.poll() is None and time.monotonic() - began < 3 * CUT_OFF_SECONDS * harness.SLOWNESS:
                time.sleep(0.2)
                try:
                    sizes.append(usage.pss_megabytes(helper.process.pid))
                except (OSError, ValueError):
                    break
            helper.process.wait(20)
            took = time.monotonic() - began
        self.assertLess(took, CUT_OFF_SECONDS + 5 * (harness.SLOWNESS - 1))
        self.assertLess(max(sizes) - sizes[0], MOST_MEGABYTES, sizes)
        self.assertEqual(unheard.process.wait(30 * harness.SLOWNESS), 0, "nobody came, and the helper stayed")
        self.assertLess(time.monotonic() - began_unheard, 60)

    def test_one_that_pauses_hears_of_everything_that_went_on_meanwhile(self):
        """The kernel is read whether the client reads or not: what finds no room waits, and is not lost."""
        helper = self.start_helper()
        client = helper.connect()
        self.assertIn(b'"hello"', helper.read(20 * harness.SLOWNESS))
        with self.churn() as crowded:
            time.sleep(5)
        judge, rest = endurance.Judge(), b""
        judge.owner = b'"process":{"pid":%d,' % crowded.process.pid
        client.settimeout(20 * harness.SLOWNESS)
        until = time.monotonic() + 30 * harness.SLOWNESS
        while sum(judge.owners.values()) < crowded.count and time.monotonic() < until:
            lines, _, rest = (rest + client.recv(1 << 20)).rpartition(b"\n")
            judge.take(lines)
        self.assertGreater(crowded.count, 1000 / harness.SLOWNESS)
        self.assertEqual(judge.owners, {"right": crowded.count}, judge.health)
        # Totals that gave way to changes were told again, with the end.
        self.assertLessEqual(set(judge.losses()), {"outbox-full", "probe-missed"})

    def test_one_that_goes_takes_the_helper_with_it(self):
        """An authorised helper that waits for the next client would serve whatever program of the user comes first."""
        helper = self.start_helper()
        helper.connect()
        self.assertIn(b'"hello"', helper.read(20 * harness.SLOWNESS))
        began = time.monotonic()
        self.assertEqual(helper.end(60), 0)
        self.assertLess(time.monotonic() - began, 5 * harness.SLOWNESS)

    def test_one_that_speaks_is_not_listened_to(self):
        for said in (b"{", b"\n", b'{"command":"reload","path":"/etc/shadow"}\n', bytes(range(256)) * 4096):
            with self.subTest(said=said[:20]):
                helper = self.start_helper()
                client = helper.connect()
                self.assertIn(b'"hello"', helper.read(20 * harness.SLOWNESS))
                client.setblocking(False)
                client.send(said)
                self.assertEqual(helper.process.wait(20 * harness.SLOWNESS), 4)
