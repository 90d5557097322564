#!/usr/bin/env python3
"""fresh_machine.py RESULT: ./run in a Debian that has nothing but its base system.

Its ordinary user is told the one line to type, and its root gets a running `watch`. Writes its outcome as JSON to RESULT.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import in_debian  # noqa: E402

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
# The first release that has a JDK 25.
SUITE = "trixie"
TRUSTED = pathlib.Path("/usr/local/share/ca-certificates")


class Machine:
    def __init__(self, debian):
        self.debian = debian
        listed = subprocess.run(["git", "-C", str(TOP), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                capture_output=True, text=True, check=True).stdout
        for name in listed.strip("\0").split("\0"):
            source, target = TOP / name, debian.root / "opt/telltale" / name
            # What is removed and not committed yet is listed too.
            if source.exists() or source.is_symlink():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target, follow_symlinks=False)
        # Where this machine is behind somebody who opens what it sends, so is the new one.
        if TRUSTED.is_dir():
            shutil.copytree(TRUSTED, debian.root / TRUSTED.relative_to("/"), dirs_exist_ok=True)
        debian.run("apt-get update -qq && useradd -m -s /bin/bash ann")

    def enter(self, *command):
        return subprocess.run(self.debian.command(*command), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)

    def tells_a_user_the_one_line_to_type(self):
        done = self.enter("su", "-", "ann", "-c", "cd /opt/telltale && ./run watch --for 5")
        said = (done.stdout + done.stderr).strip()
        assert done.returncode != 0, "it ended well"
        assert re.fullmatch(r"telltale: please type: sudo apt-get install [-+a-z0-9. ]+", said), said
        assert {"openjdk-25-jdk", "maven", "libbpf1"} <= set(said.split()), said

    def ends_in_a_running_watch(self):
        done = self.enter("sh", "-c", "cd /opt/telltale && ./run watch --for 5")
        log = self.debian.root / "opt/telltale/target/build.log"
        built = log.read_text(encoding="utf-8", errors="replace")[-4000:] if log.exists() else ""
        said = done.stdout + done.stderr
        assert done.returncode == 0 and "telltale: rung" in said, said[-3000:] + built
        print(done.stderr.strip())

    def starts_at_once_then(self):
        done = self.enter("sh", "-c", "cd /opt/telltale && ./run watch --json --for 2")
        assert done.returncode == 0 and json.loads(done.stdout.splitlines()[0])["event"] == "hello", done.stdout + done.stderr
        assert "building" not in done.stderr and "installing" not in done.stderr, done.stderr


STEPS = (Machine.tells_a_user_the_one_line_to_type, Machine.ends_in_a_running_watch, Machine.starts_at_once_then)


def main(result):
    with tempfile.TemporaryDirectory(prefix="telltale-fresh.", dir="/var/tmp") as folder:
        try:
            debian = in_debian.Debian(pathlib.Path(folder) / "root", SUITE)
        except RuntimeError as refused:
            outcome = {"passed": 0, "failed": 0, "skipped": [["fresh-machine", str(refused)]]}
        else:
            outcome = in_debian.play(Machine(debian), STEPS, "fresh-machine")
        pathlib.Path(result).write_text(json.dumps(outcome), encoding="utf-8")
    return 1 if outcome["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
