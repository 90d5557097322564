"""A systemd of its own inside a lab, for as long as a block: the units of the project, and nothing else.

It runs in namespaces of its own for processes, mounts and control groups, where it can change nothing of the machine:
/proc/sys is read-only, and no unit of the machine is wanted by any target.
"""

import os
import pathlib
import subprocess
import tempfile
import time

UNIFIED = ("/sys/fs/cgroup", "/sys/fs/cgroup/unified")
TARGETS = ("sysinit", "basic", "sockets", "trial")
BEGIN = """
set -eu
echo $$ > "$GROUP/cgroup.procs"
exec unshare --mount --pid --fork --kill-child --cgroup --uts --ipc --propagation private sh -c '
set -eu
mount -t proc proc /proc
mount --bind /proc/sys /proc/sys
mount -o remount,bind,ro /proc/sys
while mountpoint -q /sys; do umount -R -l /sys; done
mount -t sysfs sysfs /sys
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mount -t tmpfs -o mode=755 none /run
mount --bind "$FOLDER/etc" /etc/systemd
for wanted in sysinit sockets basic; do
  [ ! -d /usr/lib/systemd/system/$wanted.target.wants ] || mount --bind "$FOLDER/empty" /usr/lib/systemd/system/$wanted.target.wants
done
exec env -i PATH="$PATH" container=lab /lib/systemd/systemd --system --unit=trial.target --log-target=null --show-status=no
'
"""


def why_not():
    """Why this machine cannot do it; nothing if it can."""
    if not os.path.exists("/lib/systemd/systemd"):
        return "this machine has no systemd (Debian: systemd)"
    if not group_root():
        return "no cgroup2 is mounted"
    return ""


def group_root():
    mounts = pathlib.Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    return next((line.split()[1] for line in mounts if line.split()[2] == "cgroup2" and line.split()[1] in UNIFIED), None)


class Systemd:
    """`units` is {name: text}; what is started at once is `starts`."""

    def __init__(self, lab, units, starts):
        self.lab = lab
        self.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(self.folder.name)
        (root / "empty").mkdir()
        system = root / "etc" / "system"
        system.mkdir(parents=True)
        for target in TARGETS:
            wants = f"Requires={starts}\n" if target == "trial" else ""
            (system / f"{target}.target").write_text(f"[Unit]\nDefaultDependencies=no\n{wants}", encoding="utf-8")
        for name, text in units.items():
            (system / name).write_text(text, encoding="utf-8")
        self.group = pathlib.Path(group_root()) / f"{lab.name}-systemd"

    def __enter__(self):
        self.group.mkdir()
        environment = {"PATH": os.environ["PATH"], "GROUP": str(self.group), "FOLDER": self.folder.name}
        self.outer = self.lab.start(["sh", "-c", BEGIN], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        self.outer.kill()
        self.outer.wait()
        end = time.monotonic() + 10
        while self.group.exists() and time.monotonic() < end:
            for folder in sorted(self.group.rglob("*"), reverse=True):
                if folder.is_dir():
                    self._remove(folder)
            self._remove(self.group)
            time.sleep(0.1)
        self.folder.cleanup()

    @staticmethod
    def _remove(folder):
        try:
            folder.rmdir()
        except OSError:
            pass  # its last process is about to go

    def pid(self):
        """Its number outside; nothing while it is not there yet."""
        for entry in pathlib.Path(f"/proc/{self.outer.pid}/task/{self.outer.pid}/children").read_text(encoding="ascii").split():
            if b"trial.target" in pathlib.Path(f"/proc/{entry}/cmdline").read_bytes():
                return int(entry)
        return None

    def command(self, *words):
        """A command inside, in the lab's network."""
        return ["nsenter", "-t", str(self.pid()), "--mount", "--pid", "--cgroup", "--net", "--uts", "--ipc", *words]

    def ask(self, *words):
        done = subprocess.run(self.command(*words), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        return done.stdout.strip()

    def is_up(self, unit):
        return self.pid() is not None and self.ask("systemctl", "is-active", unit) == "active"
