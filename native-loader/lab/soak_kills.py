#!/usr/bin/env python3
"""Helpers killed at random moments, and what is left of them: soak_kills.py [ROUNDS [SEED]]"""

import pathlib
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import crowd  # noqa: E402
import figures  # noqa: E402
import generators  # noqa: E402
import kills  # noqa: E402
import namespaces  # noqa: E402

ROUNDS = 1000
# One in so many is attached the old way, whose filters stay until the next start.
CLASSIC = 5


def main(rounds=ROUNDS, seed="1"):
    generators.build()
    began = time.monotonic()
    with namespaces.Lab() as lab, crowd.server(lab), crowd.Crowd(lab, "churn", crowd.PORT, kills.RATE, "8.8.8.8"):
        run = kills.Kills(lab, int(seed))
        print(f"{figures.machine()}: {rounds} rounds, seed {seed}, {kills.MOMENTS} moments within {run.longest:.2f} s", flush=True)
        for done in range(1, int(rounds) + 1):
            run.round(run.random.randrange(kills.MOMENTS), "clsact" if done % CLASSIC == 0 else "auto")
            if done % 50 == 0 or done == int(rounds):
                reached = ", ".join(f"{count} {state}" for state, count in sorted(run.reached.items()))
                print(f"{done} killed in {time.monotonic() - began:.0f} s ({reached}), left behind: {len(run.complaints)}", flush=True)
    print("\n".join(run.complaints[:20]))
    return 1 if run.complaints or len(run.reached) < 2 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
