"""The second way to a helper: a service manager makes the socket and starts the same launcher. The end state is the same."""

import os
import pathlib
import socket
import subprocess
import tempfile
import unittest

import harness
import squat
import started
import systemd

UNITS = harness.TOP / "installer" / "service"
ROWS = ("Uid", "Gid", "Groups", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp")
# Above it systemd calls a service exposed.
MOST_EXPOSED = 4.0

# Reads the first line, and stays until its input ends.
STAY = """
import socket, sys
client = socket.socket(socket.AF_UNIX)
client.connect(sys.argv[1])
print(client.makefile().readline().strip(), flush=True)
sys.stdin.read()
"""


class Activated:
    """A socket as the unit makes it, and the launcher started by the first who connects, as the service starts it."""

    def __init__(self, lab, folder, uid, mode=0o600):
        self.path = pathlib.Path(folder) / f"telltale-{uid}.sock"
        self.journal = pathlib.Path(folder) / "journal"
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.path))
        self.listener.listen()
        os.chown(self.path, uid, -1)
        os.chmod(self.path, mode)
        # The socket is standard input and nothing else, as with StandardInput=socket.
        self.environment = {"PATH": os.environ["PATH"], "PKEXEC_UID": str(uid), "TELLTALE_SERVICE": "true"}
        self.lab, self.process = lab, None

    def start(self):
        with self.journal.open("w", encoding="utf-8") as journal:
            self.process = self.lab.start([str(started.LAUNCHER)], stdin=self.listener, stdout=journal, stderr=journal, env=self.environment)

    def close(self):
        self.listener.close()
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.process:
            self.process.wait()

    def said(self):
        return self.journal.read_text(encoding="utf-8")


def state(pid):
    """What every thread has, as /proc says: one set of rows where all are alike."""
    return {tuple(status[row].strip() for row in ROWS) for status in started.threads(pid).values()}


class Service(harness.InLab):
    def activated(self, uid=squat.ADA, **more):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        os.chmod(folder.name, 0o711)
        service = Activated(self.lab, folder.name, uid, **more)
        self.addCleanup(service.close)
        return service

    def client(self, service, who=squat.ADA, script=squat.READ_HELLO):
        client = squat.run_as(self.lab, who, "/usr/bin/python3", "-c", script, str(service.path), "0", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(client.communicate)
        self.addCleanup(client.kill)
        return client

    def test_both_ways_lead_to_the_same_end_state(self):
        by_hand = self.start_helper(uid=squat.ADA)
        service = self.activated()
        service.start()
        staying = self.client(service, script=squat.READ_HELLO + "\nsys.stdout.flush(); sys.stdin.read()\n")
        self.assertIn('{"event":"hello"', staying.stdout.readline(), service.said())
        self.assertEqual(started.breaches(service.process.pid), [])
        self.assertEqual(state(service.process.pid), state(by_hand.process.pid))
        self.assertEqual(len(state(service.process.pid)), 1)

    def test_serves_its_user_and_turns_everybody_else_away(self):
        service = self.activated()
        service.start()
        with socket.socket(socket.AF_UNIX) as root:
            root.connect(str(service.path))
            staying = self.client(service, script=squat.READ_HELLO + "\nsys.stdout.flush(); sys.stdin.read()\n")
            self.assertIn('{"event":"hello"', staying.stdout.readline(), service.said())
            root.settimeout(10 * harness.SLOWNESS)
            self.assertEqual(root.recv(1), b"")
        second = self.client(service)
        self.assertEqual(second.communicate(timeout=20 * harness.SLOWNESS)[0].strip(), "", "a second client was left waiting, or served")
        self.assertIsNone(service.process.poll())
        staying.communicate()
        self.assertEqual(service.process.wait(20 * harness.SLOWNESS), 0)
        self.assertTrue(service.path.exists(), "the socket is the service manager's")

    def test_is_there_again_after_its_client_went(self):
        service = self.activated()
        for _ in range(2):
            service.start()
            self.assertIn('{"event":"hello"', self.client(service).communicate(timeout=30 * harness.SLOWNESS)[0], service.said())
            self.assertEqual(service.process.wait(20 * harness.SLOWNESS), 0)

    def test_takes_no_socket_that_is_not_its_users_alone(self):
        for more, why in (({"mode": 0o660}, "not for user 4242 alone"), ({"mode": 0o606}, "not for user 4242 alone")):
            with self.subTest(why=why, **more):
                service = self.activated(**more)
                service.start()
                self.assertEqual(service.process.wait(20 * harness.SLOWNESS), 3)
                self.assertIn(why, service.said())
        service = self.activated()
        service.environment["PKEXEC_UID"] = str(squat.BERT)
        service.start()
        self.assertEqual(service.process.wait(20 * harness.SLOWNESS), 3)
        self.assertIn(f"not for user {squat.BERT} alone", service.said())
        silent = self.start_helper(uid=squat.ADA, env=os.environ | {"TELLTALE_SERVICE": "true"})
        self.assertIn("Standard input is not a Unix socket that listens", silent.answer)

    def test_the_activator_of_systemd_starts_it_the_same_way(self):
        activator = "/usr/bin/systemd-socket-activate"
        if not os.path.exists(activator):
            self.skipTest("this machine has no systemd-socket-activate (Debian: systemd)")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "socket"
            command = [activator, "--inetd", "-E", "TELLTALE_SERVICE=true", "-E", "PKEXEC_UID=0", "-l", str(path), str(started.LAUNCHER)]
            activated = self.lab.start(command, stderr=subprocess.DEVNULL)
            self.addCleanup(activated.wait)
            self.addCleanup(activated.kill)
            harness.wait_until(path.exists, 10, "the socket is there")
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(str(path))
                client.settimeout(30 * harness.SLOWNESS)
                self.assertIn(b'{"event":"hello"', client.recv(1 << 16))
                self.assertEqual(started.breaches(activated.pid), [])
            self.assertEqual(activated.wait(20 * harness.SLOWNESS), 0)


class Units(unittest.TestCase):
    """What systemd itself says of the units."""

    def setUp(self):
        if not os.path.exists("/usr/bin/systemd-analyze"):
            self.skipTest("this machine has no systemd-analyze (Debian: systemd)")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for unit in UNITS.iterdir():
            # What it starts is checked where it is installed, and there is no reader of manuals everywhere.
            text = unit.read_text(encoding="utf-8").replace("/usr/lib/telltale/helper", str(started.LAUNCHER)).replace("Documentation=", "#")
            self.folder.joinpath(unit.name.replace("@", "@1000")).write_text(text, encoding="utf-8")

    def analyse(self, *words):
        return subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, check=False, cwd=self.folder)

    def test_systemd_understands_every_line(self):
        done = self.analyse("verify", *(f"./{unit.name}" for unit in self.folder.iterdir()))
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_systemd_calls_the_service_well_confined(self):
        done = self.analyse("security", "--offline=true", "--no-pager", "./telltale@1000.service")
        said = done.stdout.strip().splitlines()[-1]
        self.assertRegex(said, r"Overall exposure level for telltale@1000.service: [0-9.]+")
        self.assertLess(float(said.split(":")[1].split()[0]), MOST_EXPOSED, done.stdout)


# By PrivateTmp and ProtectHome.
HIDDEN = ("/tmp", "/var/tmp", "/home", "/root", "/run/user")


class RealSystemd(harness.InLab):
    """The units as they are, under a systemd of the test's own."""

    USER = 65534  # a user that there is: systemd asks

    @classmethod
    def setUpClass(cls):
        if why := systemd.why_not():
            raise unittest.SkipTest(why)
        if any(harness.TOP.is_relative_to(folder) for folder in HIDDEN):
            raise unittest.SkipTest(f"the unit does not see this checkout: it is in one of {', '.join(HIDDEN)}")
        super().setUpClass()
        units = {unit.name: unit.read_text(encoding="utf-8").replace("/usr/lib/telltale/helper", str(started.LAUNCHER)) for unit in UNITS.iterdir()}
        # There is no journal; what is said goes where the test can read it.
        units["telltale@.service"] = units["telltale@.service"].replace("=journal", "=append:/run/said")
        cls.manager = systemd.Systemd(cls.lab, units, f"telltale@{cls.USER}.socket")
        cls.manager.__enter__()
        cls.addClassCleanup(cls.manager.__exit__)
        harness.wait_until(lambda: cls.manager.is_up(f"telltale@{cls.USER}.socket"), 20, "the socket is there")

    def connect(self, who=USER):
        words = ["setpriv", f"--reuid={who}", f"--regid={who}", "--clear-groups", "/usr/bin/python3", "-c", STAY, f"/run/telltale-{self.USER}.sock"]
        client = subprocess.Popen(self.manager.command(*words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.addCleanup(client.wait)
        self.addCleanup(client.stdout.close)
        self.addCleanup(client.kill)
        return client

    def helper(self):
        """The number outside of the one java in the manager's control group."""
        groups = list(self.manager.group.rglob("*telltale@*.service/cgroup.procs"))
        return int(groups[0].read_text(encoding="ascii").split()[0])

    def test_starts_in_its_sandbox_as_confined_as_through_pkexec_and_ends_with_its_client(self):
        by_hand = self.start_helper(uid=self.USER)
        for _ in range(2):
            client = self.connect()
            hello = client.stdout.readline()
            self.assertTrue(hello.startswith('{"event":"hello"'), hello + self.manager.ask("cat", "/run/said"))
            # Everything is attached as outside of the sandbox, too.
            self.assertNotIn("refused", hello)
            pid = self.helper()
            self.assertEqual(started.breaches(pid), [])
            self.assertEqual(state(pid), state(by_hand.process.pid))
            client.communicate("")
            unit = f"telltale@{self.USER}.service"
            harness.wait_until(lambda: not self.manager.is_up(unit), 10, "the helper ends")
        self.assertTrue(self.manager.is_up(f"telltale@{self.USER}.socket"))

    def test_another_user_cannot_connect(self):
        self.assertIn("PermissionError", self.connect(squat.BERT).communicate()[0])
