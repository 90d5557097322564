#!/usr/bin/env python3
"""Interfaces that come and go: soak_interfaces.py [CYCLES]"""

import os
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import interface_cycles  # noqa: E402

CYCLES = 1000
# The heap is collected when it is full, not when it could be.
MOST_MEGABYTES = 8


def row(what, holdings):
    print(f"| {what} | {holdings.links} | {holdings.programs} | {holdings.descriptors} | {holdings.megabytes:.1f} |", flush=True)


def main(cycles=CYCLES):
    print(f"| {os.uname().sysname} {os.uname().release}, {cycles} cycles | links | programs | descriptors | PSS, MB |")
    print("| --- | --- | --- | --- | --- |", flush=True)
    run = interface_cycles.InterfaceCycles(int(cycles), row)
    row("before", run.before)
    row("after", run.after)
    print(f"losses: {run.losses or 'none'}; links while three pairs are there: {run.most_links}")
    same = all(getattr(run.before, kind) == getattr(run.after, kind) for kind in ("links", "programs", "descriptors"))
    return 0 if same and run.after.megabytes <= run.before.megabytes + MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
