#!/usr/bin/env python3
"""Prints whose the connections of programs are that live for a few milliseconds: bench_shortlived.py [CONNECTS]"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import figures  # noqa: E402
import shortlived  # noqa: E402

CONNECTS = 10_000


def main(connects=CONNECTS):
    run = shortlived.ShortLived(int(connects))
    figures.head()
    figures.row("connects", f"{run.connects} by {shortlived.PROGRAMS} programs")
    figures.row("rate", f"{run.connects / run.lives['seconds']:.0f} a second")
    figures.row("life of a program", f"mean {run.lives['mean_ms']} ms, longest {run.lives['longest_ms']} ms")
    for verdict, count in sorted(run.counts.items()):
        figures.row(verdict, count)
    figures.row("losses", run.losses or "none")
    print("", *run.complaints, sep="\n")
    bad = run.connects - run.counts["right"]
    return 0 if run.counts["wrong"] == 0 and bad <= run.connects / 1000 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
