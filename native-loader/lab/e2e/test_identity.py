"""What a process belongs to: its unit and container by its control group, its threads, and its pid used again."""

import json
import os
import pathlib
import shutil
import subprocess
import time
import unittest

import generators
import harness
import namespaces

CGROUPS = pathlib.Path("/sys/fs/cgroup")
LAST_PID = pathlib.Path("/proc/sys/kernel/ns_last_pid")
CONTAINER = "4e1f7a90c3b25d68" * 4
ADDRESS = "8.8.8.8"
TRIES = 20
BRIEF_RUNS = 40
FORKS_IN_A_GROUP = 20

# Gone before anybody can read its group from /proc.
FORKS = f"""
import os, socket, sys
for _ in range({FORKS_IN_A_GROUP}):
    pid = os.fork()
    if not pid:
        with open(sys.argv[1], "w") as procs:
            procs.write(str(os.getpid()))
        socket.create_connection(("{ADDRESS}", 9), 20)
        os._exit(0)
    print(pid)
    os.waitpid(pid, 0)
"""

# Groups are read from /proc a quarter of a second later at most: a program has to live that long to tell them.
HELD = f"""
import socket, time
with socket.create_connection(("{ADDRESS}", 7), 20) as echo:
    echo.sendall(b"x")
    echo.recv(1)
    time.sleep({1.0 * harness.SLOWNESS})
"""

THREADS = f"""
import socket, threading
def talk():
    with socket.create_connection(("{ADDRESS}", 7), 20) as echo:
        echo.sendall(b"x")
        echo.recv(1)
threads = [threading.Thread(target=talk, name=f"talker-{{i}}") for i in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def hierarchy():
    """The writable unified hierarchy, which hybrid systems mount below the others."""
    for root in (CGROUPS, CGROUPS / "unified"):
        if (root / "cgroup.procs").exists() and os.access(root, os.W_OK):
            return root
    return None


class Identity(unittest.TestCase):
    def setUp(self):
        self.lab = namespaces.Lab()
        self.lab.__enter__()
        self.addCleanup(self.lab.__exit__, None, None, None)
        self.watch = harness.Watch(self.lab)
        self.addCleanup(self.watch.kill)
        self.watch.hello()

    def processes(self, pids):
        # The last packets reach the helper's next reading, of which there are four a second.
        time.sleep(0.6 * harness.SLOWNESS)
        self.assertEqual(self.watch.stop(), 0, self.watch.last_words())
        found = [event["process"] for event in self.watch.of("closed") if "process" in event]
        return [process for process in found if process["pid"] in pids]

    def run_in(self, group, *command, **options):
        """Runs a command whose shell is put into the group before it becomes the command."""
        group.mkdir()
        self.addCleanup(lambda: group.exists() and group.rmdir())
        gated = ["sh", "-c", 'read -r go; exec "$@"', "sh", *command]
        client = self.lab.start(gated, stdin=subprocess.PIPE, **options)
        self.addCleanup(client.kill)
        (group / "cgroup.procs").write_text(str(client.pid), encoding="ascii")
        client.said, _ = client.communicate("go\n", timeout=60 * harness.SLOWNESS)
        self.assertEqual(client.returncode, 0)
        return client

    def slice(self):
        root = hierarchy()
        if root is None:
            self.skipTest("no control group can be made here (cgroup v2 is not writable)")
        made = root / "telltaletest.slice"
        made.mkdir()
        self.addCleanup(made.rmdir)
        return made

    def test_control_groups_name_unit_and_container(self):
        held = ["python3", "-c", HELD]
        slices = self.slice()
        service = self.run_in(slices / "telltale-test.service", *held).pid
        docker = self.run_in(slices / f"docker-{CONTAINER}.scope", *held).pid
        flatpak = self.run_in(slices / "app-flatpak-org.example.My\\x2dApp-77.scope", *held).pid
        found = {process["pid"]: process for process in self.processes({service, docker, flatpak})}
        self.assertEqual(found[service]["unit"], "telltale-test.service")
        self.assertNotIn("container", found[service])
        self.assertEqual((found[docker]["container"], found[docker]["runtime"]), (CONTAINER, "docker"))
        self.assertEqual((found[flatpak]["app"], found[flatpak]["packaging"]), ("org.example.My-App", "flatpak"))

    def brief_runs_in(self, group, goes):
        """Forty programs that live for a millisecond each, one after the other; what was said of them."""
        with generators.Copies("brief") as copies:
            brief = copies.named("tt-brief-unit")
            run = self.run_in(group, copies.spawn, "1", str(BRIEF_RUNS), brief, ADDRESS, "9", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if goes:
            group.rmdir()
        pids = {json.loads(line)["pid"] for line in run.said.splitlines()}
        found = self.processes(pids)
        self.assertEqual((len(pids), len(found)), (BRIEF_RUNS, BRIEF_RUNS))
        self.assertEqual({process["name"] for process in found}, {"tt-brief-unit"})
        return {(process.get("unit"), process.get("app")) for process in found}

    def test_a_program_that_lives_a_millisecond_has_its_unit(self):
        group = self.slice() / "app-org.example.Brief-78.scope"
        self.assertEqual(self.brief_runs_in(group, goes=False), {(group.name, "org.example.Brief")})

    def test_a_group_that_goes_with_its_program_is_named_or_left_out(self):
        group = self.slice() / "app-org.example.Brief-79.scope"
        self.assertLessEqual(self.brief_runs_in(group, goes=True), {(group.name, "org.example.Brief"), (None, None)})

    def test_a_process_that_was_moved_has_the_unit_that_it_was_moved_to(self):
        slices = self.slice()
        group = slices / "moved-to.scope"
        group.mkdir()
        self.addCleanup(group.rmdir)
        run = self.run_in(slices / "moved-from.scope", "python3", "-c", FORKS, str(group / "cgroup.procs"), stdout=subprocess.PIPE)
        pids = set(map(int, run.said.split()))
        found = self.processes(pids)
        self.assertEqual((len(pids), len(found)), (FORKS_IN_A_GROUP, FORKS_IN_A_GROUP))
        self.assertEqual({process.get("unit") for process in found}, {group.name})

    def test_threads_are_their_process(self):
        client = self.lab.start(["python3", "-c", THREADS])
        self.assertEqual(client.wait(60 * harness.SLOWNESS), 0)
        found = self.processes({client.pid})
        self.assertEqual(len(found), 6)
        self.assertEqual(len({json.dumps(process, sort_keys=True) for process in found}), 1)
        talked = [event for event in self.watch.of("closed") if event["remote"]["address"] == ADDRESS]
        self.assertEqual([event["process"]["pid"] for event in talked], 6 * [client.pid])

    def test_a_pid_used_again_is_another_process(self):
        if not os.access(LAST_PID, os.W_OK):
            self.skipTest("this kernel does not let a pid be chosen (no checkpoint/restore)")
        curl = self.lab.start(["curl", "-sS", "-o", "/dev/null", f"http://{ADDRESS}/bytes/1000"])
        self.assertEqual(curl.wait(60 * harness.SLOWNESS), 0)
        script = f'import urllib.request as u; u.urlopen("http://{ADDRESS}/bytes/1000").read()'
        again = self.start_with_pid(curl.pid, ["python3", "-c", script])
        if again is None:
            self.skipTest(f"another program took the pid in each of {TRIES} tries")
        first, second = self.processes({curl.pid})
        self.assertEqual(first["exe"], os.path.realpath(shutil.which("curl")))
        self.assertEqual(second["exe"], os.path.realpath(shutil.which("python3")))
        self.assertEqual(first["cmdline"][0], "curl")
        self.assertEqual(second["cmdline"][0], "python3")
        self.assertLess(first["started"], second["started"])

    def start_with_pid(self, pid, command):
        for _ in range(TRIES):
            LAST_PID.write_text(str(pid - 1), encoding="ascii")
            child = self.lab.start(command)
            self.assertEqual(child.wait(60 * harness.SLOWNESS), 0)
            if child.pid == pid:
                return child
        return None
