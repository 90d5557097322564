"""What a process belongs to: its unit and container by its control group, its threads, and its pid used again."""

import json
import os
import pathlib
import shutil
import subprocess
import time
import unittest

import harness
import namespaces

CGROUPS = pathlib.Path("/sys/fs/cgroup")
LAST_PID = pathlib.Path("/proc/sys/kernel/ns_last_pid")
CONTAINER = "4e1f7a90c3b25d68" * 4
ADDRESS = "8.8.8.8"
TRIES = 20

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

    def run_in(self, group, *command):
        """Runs a command whose shell is put into the group before it becomes the command."""
        group.mkdir()
        self.addCleanup(group.rmdir)
        gated = ["sh", "-c", 'read -r go; exec "$@"', "sh", *command]
        client = self.lab.start(gated, stdin=subprocess.PIPE)
        self.addCleanup(client.kill)
        (group / "cgroup.procs").write_text(str(client.pid), encoding="ascii")
        client.communicate("go\n", timeout=60 * harness.SLOWNESS)
        self.assertEqual(client.returncode, 0)
        return client.pid

    def test_control_groups_name_unit_and_container(self):
        root = hierarchy()
        if root is None:
            self.skipTest("no control group can be made here (cgroup v2 is not writable)")
        held = ["python3", "-c", HELD]
        slices = root / "telltaletest.slice"
        slices.mkdir()
        self.addCleanup(slices.rmdir)
        service = self.run_in(slices / "telltale-test.service", *held)
        docker = self.run_in(slices / f"docker-{CONTAINER}.scope", *held)
        flatpak = self.run_in(slices / "app-flatpak-org.example.My\\x2dApp-77.scope", *held)
        found = {process["pid"]: process for process in self.processes({service, docker, flatpak})}
        self.assertEqual(found[service]["unit"], "telltale-test.service")
        self.assertNotIn("container", found[service])
        self.assertEqual((found[docker]["container"], found[docker]["runtime"]), (CONTAINER, "docker"))
        self.assertEqual((found[flatpak]["app"], found[flatpak]["packaging"]), ("org.example.My-App", "flatpak"))

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
