"""What a process costs: CPU seconds and memory, from /proc."""

import os
import pathlib

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid):
    stat = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def pss_megabytes(pid):
    """Memory that the process would give back: shared pages are divided among those who share them."""
    return _rolled_up(pid, "Pss:")


def anonymous_megabytes(pid):
    """What of it is no file's: it does not depend on who else has the same files in memory."""
    return _rolled_up(pid, "Anonymous:")


def _rolled_up(pid, what):
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    raise ValueError(f"no {what} of {pid}")
