#!/usr/bin/env python3
"""Prints how long it takes from connect() to an arc on the screen: bench_arc.py [CONNECTS]

The real window on a virtual display, with a real helper. A program in the lab connects to places that have no arc yet, one after
the other, and notes when it called connect(); the pixels of the screen where that place is say when its arc has reached it.
"""

import contextlib
import pathlib
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import display  # noqa: E402
import figures  # noqa: E402
import harness  # noqa: E402
import namespaces  # noqa: E402
import test_window  # noqa: E402

CONNECTS = 100
HOME = (51.5, 0)
NEAR_HOME = "193.0.6.139"
MOST_SECONDS = 0.3
# Places nearer to each other, or to home, than this many pixels share a mark.
APART = 50
# The list, the legend and what else lies at the edges are no part of the map.
LEFT, TOP, RIGHT, BOTTOM = 345, 70, 1215, 590
# The least that the eye sees: a difference of that much in one colour.
VISIBLE = 24
PAUSE_SECONDS = 0.7
PATIENCE_SECONDS = 5
# Waits for an address, notes the time, connects, and keeps the connection; an empty line closes them all.
CONNECTOR = """
import socket, sys, time
held = []
for line in sys.stdin:
    address = line.strip()
    if not address:
        for each in held: each.close()
        held.clear(); continue
    s = socket.socket(); began = time.monotonic(); s.connect((address, 9)); held.append(s)
    print(began, flush=True)
"""


class Eye:
    """Looks at some pixels of the screen."""

    def __init__(self, screen, x, y):
        pixels = screen.live_pixels()
        self.rows = [pixels[4 * (row * display.WIDTH + x - 1) : 4 * (row * display.WIDTH + x + 2)] for row in (y - 1, y, y + 1)]
        self.before = self.look()

    def look(self):
        return b"".join(bytes(row) for row in self.rows)

    def sees(self):
        """Whether most of the nine pixels differ by what can be seen: the end of an arc is hardly larger than they are."""
        now = self.look()
        differ = [max(abs(now[at + colour] - self.before[at + colour]) for colour in range(3)) >= VISIBLE for at in range(0, len(now), 4)]
        return sum(differ) > len(differ) / 2


class Connector:
    """A program in the lab that connects when it is told to."""

    def __init__(self, lab):
        self.process = lab.start([sys.executable, "-c", CONNECTOR], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def connect(self, address):
        """When connect() was called."""
        self._say(address)
        return float(self.process.stdout.readline())

    def close_all(self):
        self._say("")

    def _say(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()


@contextlib.contextmanager
def window_at_rest(lab, screen):
    """The window with one connection near home, without which a page would wait for the first one."""
    with contextlib.closing(test_window.Driver(lab, screen, "--home={},{}".format(*HOME))) as window, Connector(lab) as first:
        harness.wait_until(lambda: harness.has_helper(window.process.pid), 120, "the helper runs")
        first.connect(NEAR_HOME)
        window.say("quiet")
        window.expect("quiet")
        yield window


def coordinates(lab):
    """{address: (latitude, longitude)} as the app knows them."""
    watch = harness.Watch(lab)
    try:
        watch.hello()
        addresses = [address for address in namespaces.places() if ":" not in address]
        with Connector(lab) as connector:
            for address in addresses:
                connector.connect(address)
        seen = lambda: {event["remote"]["address"]: event.get("place", {}) for event in watch.of("opened")}  # noqa: E731
        harness.wait_until(lambda: set(addresses) <= set(seen()), 20, "every place is listed")
        return {address: (place["latitude"], place["longitude"]) for address, place in seen().items() if "latitude" in place}
    finally:
        watch.kill()


def spread(window, places):
    """[(address, x, y)] of places that can be told apart on the screen."""
    chosen = [(None, *window.where(*HOME))]
    for address, (latitude, longitude) in places.items():
        x, y = window.where(latitude, longitude)
        inside = LEFT < x < RIGHT and TOP < y < BOTTOM
        if inside and all(abs(x - a) > APART or abs(y - b) > APART for _, a, b in chosen):
            chosen.append((address, x, y))
    return chosen[1:]


def wait_for(eye, began):
    while not eye.sees():
        if time.monotonic() - began > PATIENCE_SECONDS:
            return None
        time.sleep(0.002)
    return time.monotonic() - began


def measure(lab, screen, window, spots, count):
    waited = []
    with Connector(lab) as connector:
        while len(waited) < count:
            for address, x, y in spots[: count - len(waited)]:
                eye = Eye(screen, x, y)
                waited.append(wait_for(eye, connector.connect(address)))
                time.sleep(PAUSE_SECONDS)
            connector.close_all()
            window.say("quiet")
            window.expect("quiet")
    return waited


def main(count=CONNECTS):
    figures.head()
    with display.Display() as screen, namespaces.Lab() as lab:
        places = coordinates(lab)
        with window_at_rest(lab, screen) as window:
            spots = spread(window, places)
            waited = measure(lab, screen, window, spots, int(count))
    seen = [seconds for seconds in waited if seconds is not None]
    figures.row("never seen", len(waited) - len(seen))
    if len(seen) < 2:
        return 1
    cuts = statistics.quantiles(seen, n=20)
    figures.row("places, one after the other", len(spots))
    figures.row("connect() to visible arc", f"p50 {1000 * cuts[9]:.0f} ms, p95 {1000 * cuts[18]:.0f} ms, slowest {1000 * max(seen):.0f} ms ({len(seen)} connections)")
    return 0 if cuts[18] <= MOST_SECONDS and len(seen) == len(waited) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
