#!/usr/bin/env python3
"""Prints the benchmark table: what Telltale costs on this machine and how soon it knows."""

import json
import pathlib
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "e2e")]
import crowd  # noqa: E402
import display  # noqa: E402
import figures  # noqa: E402
import generators  # noqa: E402
import harness  # noqa: E402
import helper_stream  # noqa: E402
import namespaces  # noqa: E402

CONNECTS = 300
PRICED_PLACE = "133.11.0.10"
LIVE_FLOWS = 500
# Each line: when connect() was called, and the local port.
CONNECTOR = """
import socket, sys, time
for _ in range(int(sys.argv[1])):
    s = socket.socket(); began = time.time(); s.connect(("8.8.8.8", 9)); port = s.getsockname()[1]
    time.sleep(0.02); s.close(); print(began, port)
"""


class Stream(helper_stream.HelperStream):
    """Notes when each line came."""

    def __init__(self, lab):
        self.lines = []
        super().__init__(lab, self._note)
        harness.wait_until(lambda: self.lines, 30, "the helper speaks")

    def _note(self, lines):
        at = time.time()
        self.lines.extend((at, line) for line in lines.split(b"\n"))


def percentiles(seconds):
    cuts = statistics.quantiles(seconds, n=100)
    return f"p50 {1000 * cuts[49]:.0f} ms, p99 {1000 * cuts[98]:.0f} ms ({len(seconds)} connections)"


def connect_to_opened(lab, stream):
    said = subprocess.run(lab.command([sys.executable, "-c", CONNECTOR, str(CONNECTS)]), capture_output=True, text=True, check=True).stdout
    began = {int(port): float(at) for at, port in map(str.split, said.splitlines())}
    time.sleep(1)
    waited = []
    for at, line in list(stream.lines):
        event = json.loads(line)
        port = event.get("local", {}).get("port")
        if event["event"] == "opened" and port in began:
            waited.append(at - began.pop(port))
    if began:
        figures.row("connections that were never listed", len(began))
    return waited


def with_live_flows(lab, act):
    command = [sys.executable, str(HERE / "mix.py"), "--connections", str(LIVE_FLOWS), "--for", "3600"]
    crowd = lab.start(command)
    try:
        time.sleep(5)
        return act()
    finally:
        crowd.terminate()
        crowd.wait()


def bench_helper():
    generators.build()
    with namespaces.Lab() as lab, crowd.server(lab):
        # Before and after: the first connections of a new lab are dearer than any later one.
        before = crowd.price(lab, PRICED_PLACE)
        stream = Stream(lab)
        figures.row("helper start to listening", f"{1000 * (stream.listening - stream.began):.0f} ms")
        figures.row("helper start to first line", f"{1000 * (stream.lines[0][0] - stream.began):.0f} ms")
        figures.row("connect() to `opened` line", percentiles(connect_to_opened(lab, stream)))
        watched = crowd.price(lab, PRICED_PLACE)
        time.sleep(2)
        figures.row("helper, idle", figures.observe(stream.helper.pid))
        figures.row(f"helper, {LIVE_FLOWS} live flows", with_live_flows(lab, lambda: figures.observe(stream.helper.pid)))
        stream.close()
        alone = min(before, crowd.price(lab, PRICED_PLACE))
        figures.row("a TCP connection, for its program", f"{alone} ns without Telltale, {watched} ns with it: {watched / alone:.2f} times")


def bench_app():
    with display.Display() as screen, namespaces.Lab() as lab:
        began = time.monotonic()
        app = lab.start([harness.RUN], env=screen.environment(), stdout=subprocess.DEVNULL)
        try:
            harness.wait_until(lambda: screen.colours() > 50, 60, "the app draws its first frame")
            figures.row("app start to first frame", f"{1000 * (time.monotonic() - began):.0f} ms")
            # The compilers go on for half a minute.
            time.sleep(50)
            figures.row("app, idle, a minute after its start, no GPU", figures.observe(app.pid))
            figures.row(f"app, {LIVE_FLOWS} live flows, no GPU", with_live_flows(lab, lambda: figures.observe(app.pid)))
        finally:
            app.terminate()
            app.wait()


def main():
    figures.head()
    bench_helper()
    bench_app()


if __name__ == "__main__":
    main()
