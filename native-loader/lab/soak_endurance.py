#!/usr/bin/env python3
"""A helper at 5,000 connections a second: soak_endurance.py [SECONDS [RATE]]

Every line goes to target/endurance.log as well, as it comes: a run that is cut short has told what it saw.
"""

import pathlib
import signal
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import endurance  # noqa: E402
import figures  # noqa: E402
import generators  # noqa: E402

SECONDS = 3600
LOG = HERE.parent.parent / "target" / "endurance.log"
# From half an hour on a slope says something: what the heap takes and gives back within minutes is no trend.
TREND_SECONDS, MOST_SLOPE = 1800, 4.0
# Totals that gave way to changes come with the end, and what a return probe missed another source tells.
TOLD_AGAIN = {"outbox-full", "probe-missed"}


def main(seconds=SECONDS, rate=endurance.RATE):
    generators.build()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with open(LOG, "w", encoding="utf-8") as log:

        def say(line):
            for out in (sys.stdout, log):
                print(line, file=out, flush=True)

        say(f"{figures.machine()}: {seconds} s, {rate} connections a second wanted")
        run = endurance.Endurance(int(rate), say)
        try:
            run.run(float(seconds))
        finally:
            if run.samples:
                for what, figure in run.summary():
                    say(f"| {what} | {figure} |")
    owners, losses = run.judge.owners, set(run.judge.losses()) - TOLD_AGAIN
    rises = float(seconds) >= TREND_SECONDS and endurance.slope(run.settled()) > MOST_SLOPE
    complete = owners["right"] == run.made > 0
    return 0 if complete and not losses and not rises else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
