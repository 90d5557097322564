"""The tables that the benchmarks print."""

import os
import time

import usage

OBSERVED_SECONDS = 20


def machine():
    return f"{os.uname().sysname} {os.uname().release}, {os.cpu_count()} CPUs"


def head(column="figure"):
    print(f"| {machine()} | {column} |\n| --- | --- |", flush=True)


def row(what, figure):
    print(f"| {what} | {figure} |", flush=True)


def observe(pid):
    """What a process takes of one CPU, and of memory, over some seconds."""
    cpu, began = usage.cpu_seconds(pid), time.monotonic()
    time.sleep(OBSERVED_SECONDS)
    share = (usage.cpu_seconds(pid) - cpu) / (time.monotonic() - began)
    return f"{100 * share:.1f} % of a core, {usage.pss_megabytes(pid):.0f} MB"
