#!/usr/bin/env python3
"""Another user races for the socket of helpers that start: soak_squat.py [SECONDS]"""

import pathlib
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import figures  # noqa: E402
import namespaces  # noqa: E402
import squat  # noqa: E402

SECONDS = 600


def main(seconds=SECONDS):
    began = time.monotonic()

    def progress(run):
        if run.starts % 50 == 0:
            print(f"{time.monotonic() - began:.0f} s: {run.served} of {run.starts} reached", flush=True)

    print(f"{figures.machine()}, {seconds} s", flush=True)
    with namespaces.Lab() as lab:
        run = squat.Squat(lab)
        run.run(float(seconds), progress)
    print(run)
    return 0 if run.good() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
