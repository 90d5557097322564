"""A tunnel: what goes through it is listed with its true destination, and what carries it once, as the tunnel's."""

import subprocess
import time
import unittest

import counters
import harness
import namespaces

PLACE, PORT = "133.11.0.10", 51820
INNER_LAB, INNER_WORLD = "10.99.0.1", "10.99.0.2"
TUNNEL_HEADERS = 20 + 8


class Tunnel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = cls.enterClassContext(namespaces.Lab(single_segments=True))
        cls.ends = [cls.start_end("tt-tun1", "listen", in_world=True), cls.start_end("tt-tun0", "connect", in_world=False)]
        cls.configure()
        counters.install(cls.lab.world, "tt-tun1")
        cls.watch, cls.counted = harness.observed(cls.lab, cls.act, cls.addClassCleanup)

    @classmethod
    def start_end(cls, device, role, in_world):
        command = harness.python("tunnel.py", device, role, namespaces.WORLD_IPV4, str(PORT))
        end = cls.lab.start(command, in_world, stdout=subprocess.PIPE)
        cls.addClassCleanup(end.communicate)
        cls.addClassCleanup(end.kill)
        assert end.stdout.readline(), "the tunnel has no device"
        return end

    @classmethod
    def configure(cls):
        for namespace, device, address, routes in (
            (cls.lab.lab, "tt-tun0", INNER_LAB, [f"route add {PLACE}/32 dev tt-tun0 src {INNER_LAB}"]),
            (cls.lab.world, "tt-tun1", INNER_WORLD, []),
        ):
            lines = [f"link set {device} mtu 1400 gso_max_segs 1 up", f"addr add {address}/24 dev {device}", *routes, ""]
            namespaces.run("ip", "-n", namespace, "-batch", "-", feed="\n".join(lines))

    @classmethod
    def act(cls):
        cls.curl = cls.lab.start(["curl", "-s", "-o", "/dev/null", f"http://{PLACE}/bytes/300000"])
        assert cls.curl.wait(30 * harness.SLOWNESS) == 0

    def only(self, protocol, remote, kind="closed"):
        found = [line for line in self.watch.of(kind) if (line["protocol"], line["remote"]["address"], line["remote"]["port"]) == (protocol, *remote)]
        self.assertEqual(len(found), 1, found)
        return found[0]

    def compare(self, line):
        flow = (line["protocol"], line["local"]["address"], line["local"]["port"], line["remote"]["address"], line["remote"]["port"])
        for way in ("sent", "received"):
            truth = self.counted[flow][way]["bytes"]
            self.assertLessEqual(abs(line[way]["bytes"] - truth), truth / 100, (way, line, truth))

    def test_the_inner_connection_is_listed_once_with_its_program_and_destination(self):
        line = self.only("tcp", (PLACE, 80))
        self.assertEqual((line["process"]["pid"], line["process"]["name"]), (self.curl.pid, "curl"))
        self.assertEqual((line["interface"], line["local"]["address"]), ("tt-tun0", INNER_LAB))
        self.assertNotIn("tunnel", line)
        self.compare(line)

    def test_the_outer_connection_is_listed_once_with_the_tunnels_program(self):
        line = self.only("udp", (namespaces.WORLD_IPV4, PORT))
        self.assertEqual(line["process"]["pid"], self.ends[1].pid)
        self.assertEqual(line["interface"], "tt-lab0")
        self.assertIs(line.get("tunnel"), True)
        self.assertIs(self.only("udp", (namespaces.WORLD_IPV4, PORT), "opened").get("tunnel"), True)
        self.compare(line)

    def test_the_outer_connection_carries_the_inner_one_and_its_own_headers(self):
        inner, outer = self.only("tcp", (PLACE, 80)), self.only("udp", (namespaces.WORLD_IPV4, PORT))
        for way in ("sent", "received"):
            least = inner[way]["bytes"] + TUNNEL_HEADERS * inner[way]["packets"]
            # What the kernels say of themselves goes through the tunnel, too.
            self.assertLessEqual(least, outer[way]["bytes"])
            self.assertLessEqual(outer[way]["bytes"], least * 1.02)

    def test_nothing_else_is_listed_of_either(self):
        lines = [line for line in self.watch.of("closed") if line["protocol"] in ("tcp", "udp")]
        self.assertEqual(len(lines), 2, lines)
