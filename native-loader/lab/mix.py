#!/usr/bin/env python3
"""Steady mixed traffic by real programs to many places, for pictures and benchmarks. Runs inside the lab.

Programs that this machine lacks are left out. Each job is started again when it ends.
"""

import argparse
import itertools
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

import guard
import namespaces

HERE = pathlib.Path(__file__).resolve().parent
KIB = 1024


def url(address, size, rate, scheme_port=80):
    host = f"[{address}]" if ":" in address else address
    return f"http://{host}:{scheme_port}/bytes/{size}/{rate}"


def named(service, address):
    """The name under which a program asks for what is there: nothing in the lab resolves names, so the request says it."""
    city = re.sub(r"[^a-z]+", "-", namespaces.places()[address][1].split("(")[0].strip().lower()).strip("-")
    return f"Host: {service}.{city}.example"


def curl(address, rate):
    return ["curl", "-s", "-o", "/dev/null", "-H", named("www", address), url(address, rate * 15, rate, 443)]


def curl_upload(address, rate):
    upload = ["curl", "-s", "-o", "/dev/null", "--limit-rate", str(rate), "-X", "POST", "-H", "Expect:", "-H", named("backup", address)]
    return [*upload, "--data-binary", "@/usr/bin/env", url(address, 2, 0)]


def wget(address, rate):
    return ["wget", "-q", "-O", "/dev/null", "--header", named("mirror", address), url(address, rate * 20, rate)]


def python_echo(address, rate):
    pace = ["--bytes", str(rate * 30), "--chunk", str(max(64, rate // 10)), "--pause", "0.1"]
    return [sys.executable, str(HERE / "client.py"), "tcp-echo", address, "7", *pace]


def python_udp(address, rate):
    pace = ["--bytes", str(rate * 30), "--chunk", str(min(1200, max(64, rate // 5))), "--pause", "0.2"]
    return [sys.executable, str(HERE / "client.py"), "udp-connected", address, "443", *pace]


def ssh(address, _rate):
    quiet = ["-o", "BatchMode=yes", "-o", "UserKnownHostsFile=/dev/null", "-o", "StrictHostKeyChecking=no"]
    return ["ssh", *quiet, f"nobody@{address}"]


def bash(address, rate):
    script = f"exec 3<>/dev/tcp/{address}/7; while sleep 0.5 3>&-; do head -c {rate // 2} /dev/zero >&3; head -c {rate // 2} <&3 >/dev/null; done"
    return ["bash", "-c", script]


def perl(address, rate):
    script = (
        "use IO::Socket::IP; my $s = IO::Socket::IP->new(PeerHost => shift, PeerPort => 9) or exit 1;"
        "my $rate = shift; while (1) { print $s 'x' x ($rate / 4); $s->flush; select undef, undef, undef, 0.25 }"
    )
    return ["perl", "-e", script, address, str(rate)]


JOBS = (curl, python_udp, wget, curl_upload, ssh, python_echo, bash, perl, curl)
RATES = (900, 40, 4, 300, 1, 120, 12, 2000, 60, 25, 500, 8)


def plan():
    """One job a place; which and how fast is fixed, so that two pictures of the lab can be compared."""
    jobs, rates = itertools.cycle(JOBS), itertools.cycle(RATES)
    for address in namespaces.places():
        job, rate = next(jobs), next(rates)
        command = job(address, rate * KIB)
        if shutil.which(command[0]):
            yield command


class Crowd:
    """Keeps one process a job alive, and ends them all."""

    def __init__(self):
        self.running = {}

    def start(self, command):
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.running[subprocess.Popen(command, **quiet, start_new_session=True)] = command

    def renew(self):
        for process in [process for process in self.running if process.poll() is not None]:
            self.start(self.running.pop(process))

    def end(self):
        for process in self.running:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        for process in self.running:
            process.wait()


def many(count):
    """`count` TCP connections of this process, spread over the world, each of which is used now and then."""
    addresses = itertools.cycle(namespaces.places())
    opened = []
    for address in itertools.islice(addresses, count):
        opened.append(socket.create_connection((address, 9), timeout=10))
    return opened


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--for", dest="seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=0, help="only this many connections of one process")
    parser.add_argument("--jobs", type=int, default=None, help="only so many of the programs")
    options = parser.parse_args()
    guard.refuse_outside_the_lab()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    crowd, opened = Crowd(), many(options.connections)
    try:
        for command in itertools.islice(plan(), options.jobs) if not opened else ():
            crowd.start(command)
        end = time.monotonic() + options.seconds
        while time.monotonic() < end:
            crowd.renew()
            for connection in opened:
                connection.send(b"x" * 500)
            time.sleep(0.5)
    finally:
        crowd.end()


if __name__ == "__main__":
    main()
