#!/usr/bin/env python3
"""in_debian.py PACKAGE.deb PACKAGE.rpm RESULT: installs the packages in a Debian of its own and uses them there.

One `apt install`, an ordinary user, a real pkexec with a real polkitd, traffic of the lab; an upgrade while it runs, then
removal and purge, after which every file that was not there before is named. Then the same files from the .rpm, with its
scripts. Writes its outcome as JSON to RESULT.
"""

import contextlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
LAB = HERE.parent.parent / "native-loader/lab"
sys.path.insert(0, str(LAB))
import namespaces  # noqa: E402

NEWER = "9.9.9-1"
ANN = 1000
SURFING = "while :; do curl -s -o /dev/null http://8.8.8.8/bytes/40000/20000; done"
RULE = """polkit.addRule(function(action, subject) {
  if (action.id == "app.telltale.helper" && subject.user == "ann") { return polkit.Result.YES; }
});
"""
# What changes by itself: lists and logs of the package manager, caches that other packages' triggers write.
PASSING = re.compile(r"^/(proc|sys|dev|root|var/(cache|log)|var/lib/(apt|dpkg)|etc/(ld\.so\.cache|mailcap))(/|$)")
ENTER = """
mount -t proc proc "$0/proc" && mount --rbind /sys "$0/sys" && mount --rbind /dev "$0/dev"
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
  ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"} chroot "$0" "$@"
"""


class Debian:
    """A root of its own, and what runs in it."""

    def __init__(self, root, suite="bookworm", *packages):
        self.root = root
        included = [f"--include={name}" for name in packages]
        made = subprocess.run(["mmdebstrap", "--variant=minbase", "--mode=root", *included, suite, str(root),
                               "http://deb.debian.org/debian"],
                              capture_output=True, text=True, check=False)
        if made.returncode:
            raise RuntimeError(f"mmdebstrap: {made.stderr.strip().splitlines()[-1]}")
        (root / "etc/resolv.conf").write_bytes(pathlib.Path("/etc/resolv.conf").read_bytes())

    def command(self, *command):
        return ["unshare", "--mount", "--propagation", "private", "sh", "-c", ENTER, str(self.root), *command]

    def run(self, script):
        """What it printed, both ways; its exit code is the last line of an error."""
        done = subprocess.run(self.command("sh", "-c", script), capture_output=True, text=True, check=False,
                              stdin=subprocess.DEVNULL)
        if done.returncode:
            raise AssertionError(f"{script}: code {done.returncode}\n{done.stdout}{done.stderr}"[-2000:])
        return done.stdout

    def files(self):
        """Every path, by the file list of the root itself."""
        listed = subprocess.run(["find", str(self.root), "-xdev", "-mindepth", "1"], capture_output=True, text=True, check=True)
        paths = {line.removeprefix(str(self.root)) for line in listed.stdout.splitlines()}
        return {path for path in paths if not PASSING.match(path)}


class Trial:
    """The steps, in their order; each is a check of its own, and the first that fails ends the trial."""

    def __init__(self, packages, debian, lab):
        self.package, self.rpm = packages
        self.debian, self.lab = debian, lab
        self.services = []

    def as_ann(self, script):
        return self.lab.start(self.debian.command("su", "-", "ann", "-c", script), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)

    def say(self, script):
        process = self.as_ann(script)
        said, _ = process.communicate(timeout=120)
        return process.returncode, said

    def needs_one_command(self):
        self.debian.run("apt-get update -qq")
        # What the package needs comes first and alone, so that the lists differ by the package.
        (self.debian.root / "root/telltale.deb").write_bytes(self.package.read_bytes())
        self.debian.run("apt-get install -y -qq --no-install-recommends /root/telltale.deb")
        self.debian.run(f"useradd -m -s /bin/bash -u {ANN} ann && mkdir -p /run/dbus")
        self.debian.run("dpkg --remove telltale && dpkg --purge telltale")
        self.before = self.debian.files()
        self.debian.run("apt-get install -y -qq --no-install-recommends /root/telltale.deb")

    def says_its_version(self):
        code, said = self.say("telltale --version")
        assert code == 0 and said.startswith("telltale "), said

    def refuses_who_is_not_authorised(self):
        for command in (["dbus-daemon", "--system", "--nofork", "--nopidfile"], ["/usr/lib/polkit-1/polkitd", "--no-debug"]):
            self.services.append(subprocess.Popen(self.debian.command(*command), stdin=subprocess.DEVNULL,
                                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            time.sleep(3)
        code, said = self.say("telltale watch --json --for 2")
        assert code == 1 and "This session may not ask for the helper" in said, (code, said)

    def shows_live_connections_to_who_is(self):
        (self.debian.root / "etc/polkit-1/rules.d/50-trial.rules").write_text(RULE, encoding="utf-8")
        time.sleep(3)
        # What root's programs do is not Ann's to see.
        surfing = ["setpriv", f"--reuid={ANN}", f"--regid={ANN}", "--clear-groups", "sh", "-c", SURFING]
        self.services.append(self.lab.start(surfing))
        code, said = self.say("telltale watch --json --for 6")
        events = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
        opened = [event for event in events if event["event"] == "opened"]
        assert code == 0 and events[0]["event"] == "hello" and opened, (code, said[:500])
        assert any("country" in event.get("place", {}) for event in opened), "no place was found in the database"
        assert any(event.get("process", {}).get("exe", "").endswith("/curl") for event in opened), "no program was named"

    def draws_the_window(self):
        code, said = self.say("telltale shot /home/ann/window.png --after 4")
        picture = self.debian.root / "home/ann/window.png"
        assert code == 0 and picture.read_bytes()[:4] == b"\x89PNG" and picture.stat().st_size > 50_000, (code, said)

    def has_its_classes_made_ready_once(self):
        """There is no display, so the window ends at once; what it left to do goes on without it."""
        code, said = self.say("DISPLAY=:77 telltale")
        assert code == 1 and "cannot be opened" in said, (code, said)
        kept = self.debian.root / "home/ann/.cache/telltale"
        end = time.monotonic() + 180
        while not (made := list(kept.glob("app-*.aot"))) or len(list(kept.iterdir())) > 1:
            assert time.monotonic() < end, "no classes were made ready"
            time.sleep(1)
        age = made[0].stat().st_mtime_ns
        code, said = self.say("DISPLAY=:77 telltale")
        assert code == 1 and "cannot be opened" in said and made[0].stat().st_mtime_ns == age, (code, said)
        shutil.rmtree(self.debian.root / "home/ann/.cache")

    def unpacks_nothing(self):
        left = {path for path in self.debian.files() - self.before if path.startswith(("/home", "/tmp", "/var", "/run"))}
        allowed = {"/home/ann/window.png", "/run/telltale", "/run/dbus/system_bus_socket"}
        assert left <= allowed, f"written at run time: {sorted(left - allowed)[:10]}"

    def is_upgraded_while_it_runs(self):
        self.debian.run(f"cd /root && dpkg-deb -R telltale.deb newer && sed -i 's/^Version: .*/Version: {NEWER}/' newer/DEBIAN/control"
                        " && dpkg-deb --root-owner-group -Znone -b newer newer.deb >/dev/null && rm -r newer")
        running = self.as_ann("telltale watch --json --for 40 > upgraded.json")
        time.sleep(8)
        self.debian.run("pgrep -u telltale -f telltale.helper.HelperMain")
        self.debian.run("apt-get install -y -qq --no-install-recommends /root/newer.deb")
        complaint, _ = running.communicate(timeout=120)
        said = (self.debian.root / "home/ann/upgraded.json").read_text(encoding="utf-8")
        assert running.returncode == 0 and '"reason":"watch-ended"' in said and not complaint, complaint + said[-500:]
        # It was shown what happened after the upgrade, too.
        assert json.loads(said.splitlines()[-1])["event"] in ("closed", "health"), said[-500:]
        assert NEWER in self.debian.run("dpkg-query -W -f '${Version}' telltale")
        code, said = self.say("telltale watch --json --for 3")
        assert code == 0 and '"event":"opened"' in said, said[-500:]

    def leaves_nothing_behind(self):
        # As an administrator enables the service.
        wanted = self.debian.root / "etc/systemd/system/sockets.target.wants"
        wanted.mkdir(parents=True, exist_ok=True)
        (wanted / f"telltale@{ANN}.socket").symlink_to("/usr/lib/systemd/system/telltale@.socket")
        self.debian.run("apt-get remove -y -qq telltale && dpkg --purge telltale")
        assert not list(wanted.glob("telltale*")), "a unit is still enabled"
        for folder in (wanted, wanted.parent):
            if folder.as_posix().removeprefix(str(self.debian.root)) not in self.before:
                folder.rmdir()
        self.is_as_before(self.before)
        assert "telltale" not in (self.debian.root / "etc/passwd").read_text(encoding="utf-8"), "the user is left"

    def is_as_before(self, before, besides=frozenset()):
        mine = besides | {"/home/ann/window.png", "/home/ann/upgraded.json", "/etc/polkit-1/rules.d/50-trial.rules",
                          "/run/dbus/system_bus_socket"}
        after = self.debian.files() - mine
        assert after == before - mine, f"left: {sorted(after - before)[:10]}, gone: {sorted(before - after - mine)[:10]}"

    def comes_as_rpm_too(self):
        (self.debian.root / "root/telltale.rpm").write_bytes(self.rpm.read_bytes())
        self.debian.run("apt-get install -y -qq --no-install-recommends rpm && rpm --initdb")
        before = self.debian.files()
        # What it needs is there under Debian's names.
        self.debian.run("rpm --install --nodeps /root/telltale.rpm && rpm --verify --nodeps telltale")
        code, said = self.say("telltale watch --json --for 6")
        assert code == 0 and '"event":"opened"' in said, (code, said[-500:])
        self.debian.run("rpm --erase telltale")
        # The folders that a package of every .rpm distribution owns, and none here.
        self.is_as_before(before, {"/usr/share/applications", "/usr/share/metainfo"})

    def end(self):
        for service in self.services:
            service.terminate()
            service.wait()


STEPS = (Trial.needs_one_command, Trial.says_its_version, Trial.refuses_who_is_not_authorised,
         Trial.shows_live_connections_to_who_is, Trial.draws_the_window, Trial.has_its_classes_made_ready_once, Trial.unpacks_nothing,
         Trial.is_upgraded_while_it_runs, Trial.leaves_nothing_behind, Trial.comes_as_rpm_too)


def play(trial, steps, whole="in-debian"):
    outcome = {"passed": 0, "failed": 0, "skipped": []}
    for step in steps:
        name, began = f"{whole}.{step.__name__}", time.monotonic()
        if outcome["failed"]:
            outcome["skipped"].append([name, "a step before it failed"])
            continue
        try:
            step(trial)
        except (AssertionError, OSError, subprocess.TimeoutExpired) as wrong:
            outcome["failed"] += 1
            print(f"FAIL  {name}\n{wrong}", flush=True)
        else:
            outcome["passed"] += 1
            print(f"ok    {name} ({time.monotonic() - began:.1f} s)", flush=True)
    return outcome


def main(deb, rpm, result):
    with tempfile.TemporaryDirectory(prefix="telltale-debian.", dir="/var/tmp") as folder, contextlib.ExitStack() as stack:
        root = pathlib.Path(folder) / "root"
        try:
            debian = Debian(root, "bookworm", "dbus", "procps")
        except RuntimeError as refused:
            outcome = {"passed": 0, "failed": 0, "skipped": [["in-debian", str(refused)]]}
        else:
            lab = stack.enter_context(namespaces.Lab())
            traffic = lab.start([sys.executable, "-B", str(LAB / "mix.py"), "--for", "600"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            trial = Trial((pathlib.Path(deb), pathlib.Path(rpm)), debian, lab)
            stack.callback(lambda: (trial.end(), traffic.terminate(), traffic.wait()))
            outcome = play(trial, STEPS)
        pathlib.Path(result).write_text(json.dumps(outcome), encoding="utf-8")
    return 1 if outcome["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
