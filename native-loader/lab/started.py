"""The helper, started by its launcher without the app, and what /proc says of its threads."""

import contextlib
import os
import pathlib
import re
import socket
import subprocess

LAUNCHER = pathlib.Path(__file__).resolve().parent.parent / "helper"
# chown, dac_read_search, net_admin, sys_ptrace, sys_admin (Debian's kprobes), perfmon, bpf.
CAPABILITIES = sum(1 << bit for bit in (0, 2, 12, 19, 21, 38, 39))
SETS = ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")


@contextlib.contextmanager
def altered(old, new):
    """A launcher that differs from the real one in those words, and finds everything where the real one does."""
    text = LAUNCHER.read_text(encoding="utf-8")
    for before, after in ((old, new), ('here=$(dirname -- "$(readlink -f -- "$0")")', f"here={LAUNCHER.parent}")):
        assert before in text, f"the launcher has no {before}"
        text = text.replace(before, after)
    launcher = LAUNCHER.with_name("target") / "altered-helper"
    launcher.write_text(text, encoding="utf-8")
    launcher.chmod(0o755)
    try:
        yield launcher
    finally:
        launcher.unlink()


class Started:
    """A launcher that has answered; `answer` is the words of its line."""

    def __init__(self, lab, *options, launcher=LAUNCHER, uid=None, prefix=(), **popen):
        environment = popen.pop("env", dict(os.environ)) | ({} if uid is None else {"PKEXEC_UID": str(uid)})
        command = [*prefix, str(launcher), *options]
        self.process = lab.start(command, stdout=subprocess.PIPE, env=environment, **popen)
        self._client = None
        self.answer = self.answered()

    def answered(self):
        """The line that it says when it serves, or cannot."""
        return self.process.stdout.readline().rstrip("\n")

    @property
    def socket(self):
        assert self.answer.startswith("listening "), self.answer
        return self.answer.removeprefix("listening ")

    def connect(self):
        self._client = socket.socket(socket.AF_UNIX)
        self._client.connect(self.socket)
        return self._client

    def read(self, seconds):
        self._client.settimeout(seconds)
        return self._client.recv(1 << 16)

    def end(self, seconds=20):
        if self._client:
            self._client.close()
        else:
            self.process.terminate()
        code = self.process.wait(seconds)
        self.process.stdout.close()
        return code

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


def threads(pid):
    """{thread: {name of a line: the rest of it}} of /proc/<pid>/task/*/status."""
    found = {}
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        lines = (task / "status").read_text(encoding="ascii", errors="replace").splitlines()
        found[int(task.name)] = dict(line.split(":", 1) for line in lines)
    return found


def breaches(pid):
    """What a thread has that it must not have, a sentence each."""
    found = []
    for thread, status in threads(pid).items():
        if "0" in re.split(r"\s+", status["Uid"].strip() + " " + status["Gid"].strip()) or status["Groups"].strip():
            found.append(f"{thread}: uid {status['Uid']}, gid {status['Gid']}, groups {status['Groups']}")
        found += [f"{thread}: {kind} {status[kind]}" for kind in SETS if int(status[kind], 16) & ~CAPABILITIES]
        found += [f"{thread}: {kind} {status[kind]}" for kind, want in (("NoNewPrivs", "1"), ("Seccomp", "2")) if status[kind].strip() != want]
    return found
