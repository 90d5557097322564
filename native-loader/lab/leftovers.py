"""What a helper may leave behind in the kernel and on the disk."""

import json
import os
import pathlib
import re
import subprocess

SOCKETS = pathlib.Path("/run/telltale")
PINS = pathlib.Path("/sys/fs/bpf")
OURS = re.compile(r"(?:\d+-|bind-)(\d+)(?:\.sock)?")


def held():
    """{kind: ids} of what living processes have descriptors of. bpftool says so too, but not on every machine."""
    ids = {"prog": set(), "map": set(), "link": set()}
    for descriptor in pathlib.Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if not os.readlink(descriptor).startswith("anon_inode:bpf"):
                continue
            said = descriptor.parent.with_name("fdinfo").joinpath(descriptor.name).read_text(encoding="ascii")
        except OSError:
            continue
        for kind, known in ids.items():
            known.update(int(number) for number in re.findall(rf"^{kind}_id:\t(\d+)", said, re.MULTILINE))
    return ids


def bpf_objects():
    """{(kind, id)} of everything in the kernel that no living process holds, be it through a program that it holds."""
    found = {}
    for kind in ("prog", "map", "link"):
        said = subprocess.run(["bpftool", "-j", kind, "show"], capture_output=True, text=True, check=True).stdout
        found[kind] = {entry["id"]: entry for entry in json.loads(said or "[]")}
    ids = held()
    for number in ids["prog"] & set(found["prog"]):
        ids["map"].update(found["prog"][number].get("map_ids", []))
    return {(kind, number) for kind, entries in found.items() for number in entries if number not in ids[kind]}


def filters(lab):
    """What hangs at the interface of the lab, as text."""
    shown = ""
    for side in ("ingress", "egress"):
        command = ["tc", "-n", lab.lab, "filter", "show", "dev", "tt-lab0", side]
        shown += subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return shown


def qdiscs(lab):
    command = ["tc", "-n", lab.lab, "qdisc", "show", "dev", "tt-lab0"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pins():
    """What has a name in the BPF file system."""
    return {str(path) for path in PINS.rglob("*")} if PINS.is_dir() else set()


def sockets(pids):
    """Sockets, and folders for unfinished ones, of helpers with these pids."""
    try:
        names = os.listdir(SOCKETS)
    except FileNotFoundError:
        return set()
    return {name for name in names if (found := OURS.fullmatch(name)) and int(found[1]) in pids}


def of_session(leader):
    """Living processes of the session that the process `leader` began."""
    found = {}
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            stat = (entry / "stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        state, _, _, session = stat.rpartition(")")[2].split()[:4]
        if int(session) == leader and state != "Z":
            found[int(entry.name)] = stat[stat.index("("):stat.rindex(")") + 1]
    return found
