#!/usr/bin/env python3
"""Starts of the helper, each looked at thread by thread: soak_starts.py [STARTS]"""

import os
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
import namespaces  # noqa: E402
import started  # noqa: E402

STARTS = 100


def main(starts=STARTS):
    threads, bad = 0, []
    with namespaces.Lab() as lab:
        for _ in range(int(starts)):
            helper = started.Started(lab)
            try:
                helper.connect()
                helper.read(10)
                threads += len(started.threads(helper.process.pid))
                bad += started.breaches(helper.process.pid)
                helper.end()
            finally:
                helper.kill()
    print(f"{os.uname().sysname} {os.uname().release}: {starts} starts, {threads} threads, {len(bad)} not confined")
    print("\n".join(bad[:20]))
    return 1 if bad or threads < int(starts) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
