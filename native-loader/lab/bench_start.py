#!/usr/bin/env python3
"""Prints how soon a start of the app shows the map, and then the whole window: bench_start.py STARTS JAVA-OPTIONS AOT-CACHE WORD...

Each start is the same java with the same words, on a virtual display, once with the cache and once without, by turns. JAVA-OPTIONS are
one word, separated by spaces. The time is from the start of the process to the first pixels on the screen.
"""

import pathlib
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
import display  # noqa: E402
import figures  # noqa: E402

# The list lies at the left; a map has this many colours in a few thousand of its pixels, names on plain water fewer.
LIST_WIDTH, MAP_COLOURS, LIST_COLOURS = 320, 40, 8
PATIENCE_SECONDS = 60


def points(left, right):
    """Indices of pixels that are spread over that part of the screen."""
    return [y * display.WIDTH + x for y in range(5, display.HEIGHT - 40, 9) for x in range(left, right, 11)]


MAP, LIST = points(LIST_WIDTH + 20, display.WIDTH - 60), points(4, LIST_WIDTH)


def start(command):
    """Milliseconds to the map and to the list, and the processor time until then."""
    with display.Display() as screen:
        pixels = screen.live_pixels().cast("I")
        began = time.monotonic()
        with subprocess.Popen(command, env=screen.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as app:
            try:
                seen = [await_colours(pixels, where, least, began) for where, least in ((MAP, MAP_COLOURS), (LIST, LIST_COLOURS))]
            finally:
                app.kill()
    return seen


def await_colours(pixels, where, least, began):
    while len({pixels[point] for point in where}) < least:
        if time.monotonic() > began + PATIENCE_SECONDS:
            sys.exit("the window shows nothing")
        time.sleep(0.002)
    return 1000 * (time.monotonic() - began)


def main(starts, options, cache, java, *words):
    ways = {"with its classes made ready": f"-XX:AOTCache={cache}", "without": "-Xshare:auto"}
    taken = {way: [] for way in ways}
    for _ in range(int(starts)):
        for way, option in ways.items():
            taken[way].append(start([java, *options.split(), option, *words]))
    figures.head(f"median, slowest of {starts} starts, by turns")
    for way, seen in taken.items():
        for what, times in zip(("map", "whole window"), zip(*seen)):
            figures.row(f"{what}, {way}", f"{statistics.median(times):.0f}, {max(times):.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:])
