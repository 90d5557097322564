"""Interfaces that are made and removed again, many times, under a running helper: what of them is left?"""

import dataclasses
import json
import os
import pathlib
import subprocess
import time

import harness
import namespaces
import usage

PAIRS = 3
# Longer than the helper takes to notice.
PAUSE = 0.35


@dataclasses.dataclass(frozen=True)
class Holdings:
    """What the helper holds."""

    links: int
    programs: int
    descriptors: int
    megabytes: float

    @classmethod
    def of(cls, helper):
        return cls(owned("link", helper), owned("prog", helper), len(os.listdir(f"/proc/{helper}/fd")), usage.pss_megabytes(helper))


def owned(kind, helper):
    """How many the kernel knows that the helper has a descriptor of."""
    ids = set()
    for entry in pathlib.Path(f"/proc/{helper}/fdinfo").iterdir():
        try:
            lines = dict(line.split(":", 1) for line in entry.read_text(encoding="ascii").splitlines() if ":" in line)
        except OSError:
            continue
        if f"{kind}_id" in lines and (kind == "link" or "link_id" not in lines):
            ids.add(int(lines[f"{kind}_id"]))
    shown = subprocess.run(["bpftool", "-j", kind, "show"], capture_output=True, text=True, check=True).stdout
    return len(ids & {entry["id"] for entry in json.loads(shown)})


class InterfaceCycles:
    """Runs once: `before` and `after` are Holdings."""

    def __init__(self, cycles, progress=lambda *_: None):
        with namespaces.Lab() as lab:
            self.lab = lab
            watch = harness.Watch(lab)
            try:
                watch.hello()
                self.helper = harness.helper_of(watch.process.pid)
                self._cycle(2)  # whatever is made once is made now
                self.before = Holdings.of(self.helper)
                self.most_links = 0
                for done in range(0, cycles, PAIRS):
                    self._cycle(1)
                    if done % 100 < PAIRS:
                        progress(done, Holdings.of(self.helper))
                self.after = self._settled()
                self.exit_code = watch.stop()
            finally:
                watch.kill()
            health = watch.of("health")
            self.losses = health[-1]["losses"]

    def _cycle(self, times):
        names = [f"tt-cycle{number}" for number in range(PAIRS)]
        for _ in range(times):
            self._batch(*(f"link add {name} type veth peer name {name}p" for name in names), *(f"link set {name} up" for name in names))
            time.sleep(PAUSE * harness.SLOWNESS)
            self.most_links = owned("link", self.helper)
            self._batch(*(f"link del {name}" for name in names))
            time.sleep(PAUSE * harness.SLOWNESS)

    def _batch(self, *lines):
        namespaces.run("ip", "-n", self.lab.lab, "-batch", "-", feed="\n".join([*lines, ""]))

    def _settled(self):
        """A dead link's memory is given back a moment after its descriptor."""
        end = time.monotonic() + 5 * harness.SLOWNESS
        while True:
            now = Holdings.of(self.helper)
            if (now.links, now.descriptors) == (self.before.links, self.before.descriptors) or time.monotonic() > end:
                return now
            time.sleep(0.2)
