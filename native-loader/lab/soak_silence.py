#!/usr/bin/env python3
"""App and helper alone and idle: what they send: soak_silence.py [SECONDS]"""

import pathlib
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import figures  # noqa: E402
import silence  # noqa: E402

SECONDS = 600


def main(seconds=SECONDS):
    with silence.Alone() as alone:
        before = alone.sent()
        time.sleep(float(seconds))
        after, running = alone.sent(), alone.is_running()
        alone.speak()
        seen = alone.sent() != after
    sent = {where: after[where] - before[where] for where in before}
    print(f"{figures.machine()}: app and helper idle for {seconds} s; packets sent: {sent}")
    print(f"still running: {running}; a packet would have been seen: {seen}")
    return 0 if running and seen and not any(sent.values()) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
