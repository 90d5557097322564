#!/usr/bin/env python3
"""Bytes on each interface, by the kernel and by Telltale, under mixed load: soak_counters.py [SECONDS]"""

import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import figures  # noqa: E402
import interface_load  # noqa: E402

SECONDS = 600
MOST = 0.001


def main(seconds=SECONDS):
    print(f"{figures.machine()}, {seconds} s of load in two halves", flush=True)
    print("| offloads | interface | kernel, bytes | seen, bytes | deviation | in connections | unaccounted | losses |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    good = True
    for offloads in (True, False):
        load = interface_load.InterfaceLoad(int(seconds) / 2, offloads)
        for device, (kernel, _, tally, listed) in load.rows.items():
            shares = (load.deviation(device), load.unaccounted(device))
            good &= all(share <= MOST for share in shares) and (offloads or load.unlisted(device) <= MOST)
            words = ("on" if offloads else "off", device, kernel, tally["seen"], f"{100 * shares[0]:.4f} %", listed, f"{100 * shares[1]:.4f} %", load.losses or "none")
            print("|", " | ".join(map(str, words)), "|", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
