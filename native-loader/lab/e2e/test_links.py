"""VLANs, bonds, bridges and the kernel's own tunnels: each byte once, with the right owner."""

import subprocess
import time
import unittest

import counters
import harness
import links
import namespaces

SERVED_PORT = 8123
SIZE = 300_000
SERVER = f"""
import socket
listener = socket.create_server(("{links.LAB_ADDRESS}", {SERVED_PORT}))
print("ready", flush=True)
connection, _ = listener.accept()
connection.recv(4096)
connection.sendall(b"HTTP/1.0 200 OK\\r\\n\\r\\n" + bytes({SIZE}))
connection.shutdown(socket.SHUT_WR)
connection.recv(1)
"""


class Link:
    """The checks; a subclass says which link, and which interfaces may count."""

    kind, counting = None, ()

    @classmethod
    def setUpClass(cls):
        cls.lab = cls.enterClassContext(namespaces.Lab(single_segments=True))
        try:
            cls.kind(links.Ends(cls.lab))
        except links.Missing as missing:
            raise unittest.SkipTest(f"this kernel has no link of that kind: {missing}") from missing
        counters.install(cls.lab.world, f"tt-{cls.kind.__name__.replace('wireguard', 'wg')}1")
        cls.watch, cls.counted = harness.observed(cls.lab, cls.act, cls.addClassCleanup)

    @classmethod
    def act(cls):
        cls.client = cls.lab.start(["curl", "-sS", "-o", "/dev/null", f"http://{links.PLACE}/bytes/{SIZE}"])
        assert cls.client.wait(30 * harness.SLOWNESS) == 0
        cls.server = cls.lab.start(["python3", "-c", SERVER], stdout=subprocess.PIPE)
        cls.server.stdout.readline()
        url = f"http://{links.LAB_ADDRESS}:{SERVED_PORT}/"
        assert cls.lab.start(["curl", "-sS", "-o", "/dev/null", url], in_world=True).wait(30 * harness.SLOWNESS) == 0
        cls.server.communicate()

    def lines(self, protocol):
        return [line for line in self.watch.of("closed") if line["protocol"] == protocol]

    def compare(self, line):
        flow = (line["protocol"], line["local"]["address"], line["local"]["port"], line["remote"]["address"], line["remote"]["port"])
        for way in ("sent", "received"):
            self.assertGreater(self.counted[flow]["sent"]["bytes"] + self.counted[flow]["received"]["bytes"], SIZE)
            self.assertEqual(line[way], self.counted[flow][way], (way, line))

    def only(self, **end):
        found = [line for line in self.lines("tcp") if all(line[key]["port"] == port for key, port in end.items())]
        self.assertEqual(len(found), 1, self.lines("tcp"))
        return found[0]

    def test_a_connection_that_leaves_is_listed_once_with_its_program_and_destination(self):
        line = self.only(remote=80)
        self.assertEqual((line["process"]["pid"], line["process"]["name"]), (self.client.pid, "curl"))
        self.assertEqual((line["direction"], line["remote"]["address"]), ("out", links.PLACE))
        self.assertIn(line["interface"], self.counting)
        self.assertNotIn("tunnel", line)
        self.compare(line)

    def test_a_connection_that_comes_in_is_listed_once_with_its_program(self):
        line = self.only(local=SERVED_PORT)
        self.assertEqual((line["process"]["pid"], line["direction"]), (self.server.pid, "in"))
        self.assertIn(line["interface"], self.counting)
        self.compare(line)

    def test_nothing_else_is_listed_of_them(self):
        self.assertEqual(len(self.lines("tcp")), 2, self.lines("tcp"))


class Tunnel(Link):
    """`least` is what the tunnel adds to each packet, below its outer IP header; `most` of all bytes, where it rounds up."""

    least, most = 0, 1.05

    def test_what_carries_them_is_the_kernels_and_marked_as_a_tunnel(self):
        for line in self.lines("udp"):
            self.assertEqual((line["owner"], line.get("tunnel")), ({"why": "kernel"}, True), line)
            self.assertNotIn("process", line)
            self.assertEqual((line["remote"]["address"], line["interface"]), (namespaces.WORLD_IPV4, "tt-lab0"))

    def test_what_carries_them_has_their_bytes_and_its_own_headers(self):
        for way in ("sent", "received"):
            inner = sum(line[way]["bytes"] + line[way]["packets"] * (28 + self.least) for line in self.lines("tcp"))
            outer = sum(line[way]["bytes"] for line in self.lines("udp"))
            self.assertLessEqual(inner, outer, way)
            # What the kernels say of themselves goes through the tunnel, too.
            self.assertLessEqual(outer, inner * self.most + 4000, way)


class Vlan(Link, unittest.TestCase):
    kind, counting = staticmethod(links.vlan), ("tt-vlan0", "tt-lab0")


class Bond(Link, unittest.TestCase):
    kind, counting = staticmethod(links.bond), ("tt-bond0",)


class Bridge(Link, unittest.TestCase):
    kind, counting = staticmethod(links.bridge), ("tt-bridge0", "tt-port0")


class Vxlan(Tunnel, unittest.TestCase):
    kind, counting, least = staticmethod(links.vxlan), ("tt-vxlan0",), 8 + 14


class Wireguard(Tunnel, unittest.TestCase):
    kind, counting, least = staticmethod(links.wireguard), ("tt-wg0",), 32
