#!/usr/bin/env python3
"""Random addresses, found by Telltale and by libmaxminddb in the same files: soak_places.py [ADDRESSES [SEED]]

Telltale's side is `telltale replay --json` of a recording with a connection to each address. The other side is Debian's
binding of libmaxminddb, and for a sample of them the program mmdblookup. Prints how many there were, and every difference.
"""

import sys
import tempfile

sys.dont_write_bytecode = True
import databases  # noqa: E402

ADDRESSES = 100_000


def main(addresses=ADDRESSES, seed=1):
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        databases.make(folder)
        for trial in databases.trials(folder):
            bad += len(trial.compare(int(addresses), int(seed)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
