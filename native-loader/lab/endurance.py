"""A helper under thousands of new connections a second, for as long as one likes: its memory, its losses, its mistakes."""

import collections
import contextlib
import time

import crowd
import helper_stream
import namespaces
import usage

RATE = 5_000
EVERY_SECONDS = 10
SILENCE_SECONDS = 10
PLACES = [address for address in namespaces.places() if ":" not in address]


class Judge(helper_stream.Tally):
    """Counts the ends of the generator's connections by whose the helper says they are."""

    END = b'{"event":"closed"'
    REMOTE = f'"port":{crowd.PORT}}}'.encode()

    def __init__(self):
        super().__init__()
        self.owners = collections.Counter()
        self.owner = None

    def take(self, lines):
        super().take(lines)
        for line in lines.splitlines():
            if line.startswith(self.END) and self.REMOTE in line:
                self.owners[self._verdict(line)] += 1

    def _verdict(self, line):
        if b'"process":' not in line:
            return "without an owner"
        return "right" if self.owner in line else "wrong"


def slope(samples):
    """Megabytes an hour by least squares; `samples` are (seconds, megabytes)."""
    count = len(samples)
    if count < 2:
        return 0.0
    times, sizes = zip(*samples)
    mean_time, mean_size = sum(times) / count, sum(sizes) / count
    spread = sum((second - mean_time) ** 2 for second in times)
    return 3600 * sum((second - mean_time) * (size - mean_size) for second, size in samples) / spread


class Endurance:
    """`samples` are (seconds since the load began, megabytes), with the shares of files in `all_samples`, and without in
    `samples`: how many other JVMs there are would be taken for a trend. The rest is known when the run is over.
    """

    def __init__(self, rate, progress=lambda _: None):
        self.rate, self.progress = rate, progress
        self.samples, self.all_samples = [], []
        self.judge = Judge()
        self.made = self.seconds = 0

    def run(self, seconds):
        with namespaces.Lab() as lab, crowd.server(lab):
            with contextlib.closing(helper_stream.HelperStream(lab, self.judge.take)) as stream:
                churn = crowd.Crowd(lab, "churn", crowd.PORT, str(self.rate), *PLACES)
                self.judge.owner = f'"process":{{"pid":{churn.process.pid},'.encode()
                try:
                    with churn:
                        self._watch(stream.helper.pid, churn.process, seconds)
                finally:
                    self.made, self.seconds = churn.count or 0, churn.seconds or 0
                self._hear_the_rest()

    def _hear_the_rest(self):
        """Until everything is told, or nothing more comes: the reader may be behind on a busy machine."""
        told, since = -1, time.monotonic()
        while time.monotonic() < since + SILENCE_SECONDS:
            time.sleep(0.5)
            if told != (now := sum(self.judge.owners.values())):
                told, since = now, time.monotonic()
            elif told >= self.made and time.monotonic() > since + 1.5:
                return  # and a health line has come since, of which there is one a second

    def _watch(self, pid, generator, seconds):
        began, cpu = time.monotonic(), usage.cpu_seconds(pid)
        while (passed := time.monotonic() - began) < seconds:
            assert generator.poll() is None, f"the generator ended with {generator.returncode}"
            time.sleep(min(EVERY_SECONDS, seconds - passed))
            now, used = time.monotonic() - began, usage.cpu_seconds(pid)
            self.samples.append((now, usage.anonymous_megabytes(pid)))
            self.all_samples.append((now, usage.pss_megabytes(pid)))
            told, losses = sum(self.judge.owners.values()), self.judge.losses()
            share = 100 * (used - cpu) / (now - passed)
            cpu = used
            self.progress(f"{now:.0f} s: {self.all_samples[-1][1]:.1f} MB, of it {self.samples[-1][1]:.1f} no file's, {share:.0f} % of a core, {told} ended, {dict(self.judge.owners)}, losses {losses or 'none'}")

    def settled(self):
        """The samples without the first fifth, in which the heap finds its size."""
        return [sample for sample in self.samples if sample[0] >= self.samples[-1][0] / 5]

    def summary(self):
        owners, sizes = self.judge.owners, [size for _, size in self.all_samples]
        missing = self.made - sum(owners.values()) if self.made else "unknown: the generator was stopped"
        return [
            ("connections made", f"{self.made} in {self.seconds:.0f} s, {self.made / max(self.seconds, 1):.0f} a second"),
            ("told with the right owner", owners["right"]),
            ("without an owner", owners["without an owner"]),
            ("with a wrong owner", owners["wrong"]),
            ("not told", missing),
            ("losses", self.judge.losses() or "none"),
            ("memory, first and last, lowest and highest", f"{sizes[0]:.1f}, {sizes[-1]:.1f}, {min(sizes):.1f}, {max(sizes):.1f} MB"),
            ("slope, whole run", f"{slope(self.all_samples):+.2f} MB an hour over {len(self.samples)} samples"),
            ("the same of what is no file's", f"{slope(self.samples):+.2f} MB an hour"),
            ("the same without the first fifth", f"{slope(self.settled()):+.2f} MB an hour"),
        ]
