#!/usr/bin/env python3
"""Prints what drawing costs: bench_ui.py JAVA ARGUMENT... The benchmark is Java; this gives it a display without a GPU."""

import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
import display  # noqa: E402


def main(*command):
    with display.Display(2560, 1600) as screen:
        return subprocess.run(command, env=screen.environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
