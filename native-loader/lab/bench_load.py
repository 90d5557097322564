#!/usr/bin/env python3
"""Prints what the helper costs under load: 2,000 live flows; then 10,000, with 10,000 new connections a second."""

import contextlib
import pathlib
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import crowd  # noqa: E402
import figures  # noqa: E402
import generators  # noqa: E402
import helper_stream  # noqa: E402
import namespaces  # noqa: E402

PLACES = [address for address in namespaces.places() if ":" not in address]


def holding(lab, flows):
    return crowd.Crowd(lab, "hold", crowd.PORT, str(flows), *PLACES)


def with_churn(lab, stream, tally, rate):
    before = tally.counts["opened"]
    with crowd.Crowd(lab, "churn", crowd.PORT, str(rate), *PLACES) as churn:
        figures.row(f"10,000 live flows and new connections, {rate} a second wanted", figures.observe(stream.helper.pid))
    time.sleep(2)
    figures.row("connections made", f"{churn.count}, {churn.count / churn.seconds:.0f} a second")
    figures.row("of them told as `opened`", tally.counts["opened"] - before)
    figures.row("losses", tally.losses() or "none")


def bench(lab, stream, tally):
    figures.row("no flows", figures.observe(stream.helper.pid))
    with holding(lab, 2_000):
        # What runs four times a second is compiled after half a minute.
        time.sleep(30)
        figures.row("2,000 live flows, each a datagram a second", figures.observe(stream.helper.pid))
    with holding(lab, 10_000):
        time.sleep(2)
        figures.row("10,000 live flows, each a datagram a second", figures.observe(stream.helper.pid))
        with_churn(lab, stream, tally, 1_000)
        with_churn(lab, stream, tally, 10_000)
    # Flows end by silence after a minute, and a minute later at the latest the heap is given back.
    time.sleep(130)
    figures.row("all gone for two minutes", figures.observe(stream.helper.pid))


def main():
    generators.build()
    figures.head("helper")
    tally = helper_stream.Tally()
    with namespaces.Lab() as lab, crowd.server(lab), contextlib.closing(helper_stream.HelperStream(lab, tally.take)) as stream:
        bench(lab, stream, tally)


if __name__ == "__main__":
    main()
