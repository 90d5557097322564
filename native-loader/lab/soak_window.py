#!/usr/bin/env python3
"""What the window costs while it is open for long, with 2,000 live flows: soak_window.py [SECONDS]

Prints memory and processor once a minute, and at the end how steeply the memory rose in the second half. Ends with 1 when
the window took more than it may, or did not stay where it was.
"""

import contextlib
import pathlib
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import crowd  # noqa: E402
import display  # noqa: E402
import figures  # noqa: E402
import generators  # noqa: E402
import harness  # noqa: E402
import namespaces  # noqa: E402
import usage  # noqa: E402

SECONDS = 3600
FLOWS = 2_000
MOST_MEGABYTES = 220
# Of the second half: less than this is the noise of collections.
MOST_RISE = 6
PLACES = [address for address in namespaces.places() if ":" not in address]


def jcmd(pid, *command):
    home = (harness.TOP / "native-loader" / "target" / "jdk").read_text(encoding="utf-8").strip()
    return subprocess.run([f"{home}/bin/jcmd", str(pid), *command], capture_output=True, text=True, check=True).stdout


def heap_megabytes(pid):
    """Of the heap: what is used, by the living or by nobody yet, and what is set aside."""
    parts = re.findall(r"(?:DefNew|Tenured) +total (\d+)K, used (\d+)K", jcmd(pid, "GC.heap_info"))
    return sum(int(used) for _, used in parts) / 1024, sum(int(total) for total, _ in parts) / 1024


def slope(points):
    """Megabytes an hour, by least squares."""
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return 3600 * sum((x - middle_x) * (y - middle_y) for x, y in points) / spread if spread else 0.0


class Soak:
    """One window, looked at once a minute, or more often when there is less time."""

    def __init__(self, app, seconds):
        self.app, self.seconds = app, seconds
        self.points = []

    def run(self):
        print("| after, s | PSS, MB | helper, MB | heap used / set aside, MB | of one core |\n| --- | --- | --- | --- | --- |", flush=True)
        began = time.monotonic()
        pace = min(60, self.seconds / 10)
        helper = harness.helper_of(self.app)
        looked, processor = began, usage.cpu_seconds(self.app)
        for turn in range(1, round(self.seconds / pace) + 1):
            time.sleep(max(0, began + turn * pace - time.monotonic()))
            now, spent = time.monotonic(), usage.cpu_seconds(self.app)
            share = (spent - processor) / (now - looked)
            # Before anything is asked of the JVM: who asks is a JVM, too, and shares pages with it.
            megabytes, of_helper = usage.pss_megabytes(self.app), usage.pss_megabytes(helper)
            used, aside = heap_megabytes(self.app)
            looked, processor = time.monotonic(), usage.cpu_seconds(self.app)
            self.points.append((now - began, megabytes))
            print(f"| {now - began:.0f} | {megabytes:.1f} | {of_helper:.1f} | {used:.1f} / {aside:.1f} | {100 * share:.1f} % |", flush=True)

    def judge(self):
        half = [point for point in self.points if point[0] >= self.seconds / 2]
        highest, rise = max(y for _, y in half), slope(half)
        rose = rise * (half[-1][0] - half[0][0]) / 3600
        print(f"second half: at most {highest:.1f} MB (allowed {MOST_MEGABYTES}), {rise:+.1f} MB an hour, {rose:+.1f} MB in all (allowed {MOST_RISE})")
        return highest <= MOST_MEGABYTES and rose <= MOST_RISE


@contextlib.contextmanager
def window(lab, screen):
    """The window on that display, with its helper, for as long as the `with` block lasts."""
    app = lab.start([harness.RUN], env=screen.environment(), stdout=subprocess.DEVNULL)
    try:
        harness.wait_until(lambda: harness.has_helper(app.pid), 60, "the helper runs")
        yield app
    finally:
        app.terminate()
        app.wait()


def flows(lab):
    """The live flows."""
    return crowd.Crowd(lab, "hold", crowd.PORT, str(FLOWS), *PLACES)


def main(seconds=SECONDS):
    generators.build()
    print(f"{figures.machine()}, {FLOWS} live flows, each a datagram a second, {seconds} s", flush=True)
    with display.Display() as screen, namespaces.Lab() as lab, crowd.server(lab), window(lab, screen) as app, flows(lab):
        soak = Soak(app.pid, float(seconds))
        soak.run()
    return 0 if soak.judge() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
