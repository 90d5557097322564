"""Connections with several paths, and connections whose first packet carries data: the program is known of every packet."""

import platform
import subprocess
import time
import unittest

import counters
import harness
import namespaces

PLACE = "133.11.0.10"
SECOND_LAB, SECOND_WORLD = "192.168.77.3", "192.168.77.4"
OUT_PORT, IN_PORT = "7101", "7102"
SIZE = 200_000
# Before, nothing leads from a path to the connection that it belongs to.
PATHS_LEAD_TO_THEIR_CONNECTION = (5, 19)


def kernel():
    return tuple(int(part) for part in platform.release().split("-")[0].split(".")[:2])


class NewerTcp:
    """One connection out of the lab and one into it; a subclass says of which kind."""

    kind = ""

    @classmethod
    def setUpClass(cls):
        cls.lab = cls.enterClassContext(namespaces.Lab(single_segments=True))
        cls.prepare()
        cls.watch, cls.counted = harness.observed(cls.lab, cls.act, cls.addClassCleanup)

    @classmethod
    def act(cls):
        cls.server = cls.end(False, "serve", IN_PORT)
        far_server = cls.end(True, "serve", OUT_PORT)
        cls.client = cls.end(False, "connect", PLACE, OUT_PORT, str(SIZE))
        far_client = cls.end(True, "connect", namespaces.LAB_IPV4, IN_PORT, str(SIZE))
        cls.wait_for_paths()
        for client in (cls.client, far_client):
            client.communicate()
            assert client.returncode == 0, client.args
        # The last acknowledgements, before the servers go.
        time.sleep(0.3 * harness.SLOWNESS)
        for server in (cls.server, far_server):
            server.kill()
            server.communicate()

    @classmethod
    def end(cls, in_world, role, *words):
        command = harness.python("newer_tcp.py", role, cls.kind, *words)
        started = cls.lab.start(command, in_world, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        cls.addClassCleanup(started.communicate)
        cls.addClassCleanup(started.kill)
        if not started.stdout.readline():
            raise unittest.SkipTest(f"this kernel has no TCP of the kind {cls.kind}")
        return started

    @classmethod
    def settings(cls, *lines):
        for namespace in (cls.lab.lab, cls.lab.world):
            namespaces.run("nsenter", f"--net=/run/netns/{namespace}", "sh", "-ec", "\n".join(lines))

    def closed(self, end, port):
        return [line for line in self.watch.of("closed") if line["protocol"] == "tcp" and line[end]["port"] == int(port)]

    def check(self, line, process, direction):
        self.assertEqual(line.get("process", {}).get("pid"), process.pid, line)
        self.assertEqual(line["direction"], direction, line)
        flow = ("tcp", line["local"]["address"], line["local"]["port"], line["remote"]["address"], line["remote"]["port"])
        for way in ("sent", "received"):
            self.assertEqual(line[way]["bytes"], self.counted[flow][way]["bytes"], (way, line))


class Multipath(NewerTcp, unittest.TestCase):
    kind = "multipath"

    @classmethod
    def prepare(cls):
        cls.settings("test -e /proc/sys/net/mptcp/enabled || exit 0", "echo 1 > /proc/sys/net/mptcp/enabled")
        for namespace, device, second in ((cls.lab.lab, "tt-lab0", SECOND_LAB), (cls.lab.world, "tt-world0", SECOND_WORLD)):
            lines = [f"addr add {second}/24 dev {device}", ""]
            namespaces.run("ip", "-n", namespace, "-batch", "-", feed="\n".join(lines))
            try:
                namespaces.run("ip", "-n", namespace, "mptcp", "limits", "set", "subflow", "2", "add_addr_accepted", "2")
                namespaces.run("ip", "-n", namespace, "mptcp", "endpoint", "add", second, "dev", device, "subflow")
            except RuntimeError as refused:
                raise unittest.SkipTest(f"this kernel has no paths to add: {refused}") from refused

    @classmethod
    def wait_for_paths(cls):
        paths = ((OUT_PORT, SECOND_LAB), (IN_PORT, SECOND_WORLD))

        def joined():
            counted = counters.read(cls.lab.world)
            flows = [(flow[1], flow[2], flow[3], flow[4]) for flow in counted if flow[0] == "tcp"]
            return all(any(second in flow and int(port) in flow for flow in flows) for port, second in paths)

        harness.wait_until(joined, 20 * harness.SLOWNESS, "both connections have a second path")

    def check_paths(self, lines, second, process, direction):
        self.assertEqual(len(lines), 2, lines)
        for line in lines:
            further = second in (line["local"]["address"], line["remote"]["address"])
            if further and kernel() < PATHS_LEAD_TO_THEIR_CONNECTION and "process" not in line:
                continue
            self.check(line, process, direction)

    def test_every_path_of_a_connection_is_its_programs(self):
        self.check_paths(self.closed("remote", OUT_PORT), SECOND_LAB, self.client, "out")

    def test_every_path_of_an_accepted_connection_is_the_servers(self):
        self.check_paths(self.closed("local", IN_PORT), SECOND_WORLD, self.server, "in")


class FastOpen(NewerTcp, unittest.TestCase):
    kind = "fast-open"

    @classmethod
    def prepare(cls):
        # Client and server, with data in the first packet even where no cookie is known yet.
        cls.settings("echo 519 > /proc/sys/net/ipv4/tcp_fastopen")

    @classmethod
    def wait_for_paths(cls):
        """There is one."""

    def test_data_in_the_first_packet_is_the_programs(self):
        (line,) = self.closed("remote", OUT_PORT)
        self.check(line, self.client, "out")

    def test_data_in_the_first_packet_is_the_accepting_servers(self):
        (line,) = self.closed("local", IN_PORT)
        self.check(line, self.server, "in")

    def test_the_first_packets_did_carry_data(self):
        statistics = namespaces.run("nsenter", f"--net=/run/netns/{self.lab.lab}", "cat", "/proc/net/netstat").splitlines()
        names, values = (line.split() for line in statistics[:2])
        found = dict(zip(names[1:], values[1:]))
        self.assertEqual((found["TCPFastOpenActive"], found["TCPFastOpenPassive"]), ("1", "1"))
