"""Programs in a network namespace of their own, as in a container: each byte once, with the right owner."""

import subprocess
import time
import unittest

import counters
import harness
import namespaces

INNER, GATEWAY, HOST = "10.88.0.2", "10.88.0.1", namespaces.LAB_IPV4
PLACE = "133.11.0.10"
TRANSLATION = f"""
table ip passing {{
  chain published {{
    type nat hook prerouting priority dstnat; policy accept;
    iifname "tt-lab0" tcp dport 8080 dnat to {INNER}:8000
  }}
  chain masqueraded {{
    type nat hook postrouting priority srcnat; policy accept;
    oifname "tt-lab0" ip saddr 10.88.0.0/24 masquerade
  }}
}}
"""


class Inner:
    """A namespace behind the lab, joined by a veth pair, whose packets the lab passes on."""

    def __init__(self, lab, translated):
        self.lab, self.translated, self.name = lab, translated, f"{lab.name}-inner"

    def __enter__(self):
        run, lab = namespaces.run, self.lab
        run("ip", "netns", "add", self.name)
        run("ip", "link", "add", "tt-inner0", "netns", lab.lab, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        run("ip", "-n", self.name, "-batch", "-", feed=f"link set eth0 gso_max_segs 1\nlink set eth0 up\naddr add {INNER}/24 dev eth0\nroute add default via {GATEWAY}\n")
        run("ip", "-n", lab.lab, "-batch", "-", feed=f"link set tt-inner0 gso_max_segs 1\nlink set tt-inner0 up\naddr add {GATEWAY}/24 dev tt-inner0\n")
        run("nsenter", f"--net=/run/netns/{lab.lab}", "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")
        if self.translated:
            counters.nft(lab.lab, "-f", "-", feed=TRANSLATION)
        else:
            run("ip", "-n", lab.world, "route", "add", "10.88.0.0/24", "via", HOST)
        return self

    def __exit__(self, *_):
        namespaces.remove_namespace(self.name)

    def start(self, *command):
        enter = [str(harness.LAB / "enter"), self.name, *command]
        return subprocess.Popen(enter, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class PassingThrough(unittest.TestCase):
    def observe(self, translated, act):
        """The closed lines of what `act` did, and what nftables in the world counted."""
        with namespaces.Lab(single_segments=True) as lab, Inner(lab, translated) as inner:
            watch, counted = harness.observed(lab, lambda: act(lab, inner), self.addCleanup)
            # The kernels of both namespaces announce themselves, and the server asks for its own name.
            return [line for line in watch.of("closed") if line["protocol"] == "tcp"], counted

    def check(self, closed, counted, process, remote):
        self.assertEqual(len(closed), 1, closed)
        line = closed[0]
        self.assertEqual(line["process"]["pid"], process.pid)
        self.assertEqual(line["remote"]["address"], remote)
        (truth,) = (volume for flow, volume in counted.items() if flow[0] == "tcp")
        self.assertEqual((line["sent"], line["received"]), (truth["sent"], truth["received"]))

    def fetch(self, _, inner):
        self.process = inner.start("curl", "-s", "-o", "/dev/null", f"http://{PLACE}/bytes/300000")
        self.assertEqual(self.process.wait(20 * harness.SLOWNESS), 0)

    def publish(self, lab, inner):
        self.process = inner.start("python3", "-m", "http.server", "8000", "--bind", INNER, "--directory", "/usr/share/doc")
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)
        fetch = ["curl", "-s", "-o", "/dev/null", "--retry", "20", "--retry-connrefused", "--retry-delay", "1", "--interface", PLACE]
        harness.wait_until(lambda: self.listens(inner), 20, "the inner server listens")
        self.assertEqual(lab.start([*fetch, f"http://{HOST}:8080/"], in_world=True).wait(30 * harness.SLOWNESS), 0)

    def listens(self, inner):
        return ":8000" in namespaces.run("nsenter", f"--net=/run/netns/{inner.name}", "ss", "-Hltn")

    def test_a_masqueraded_connection_is_listed_once_with_the_program_inside(self):
        closed, counted = self.observe(True, self.fetch)
        self.check(closed, counted, self.process, PLACE)
        self.assertEqual(closed[0]["local"]["address"], HOST)

    def test_a_routed_connection_is_listed_once_with_the_program_inside(self):
        closed, counted = self.observe(False, self.fetch)
        self.check(closed, counted, self.process, PLACE)
        self.assertEqual(closed[0]["local"]["address"], INNER)

    def test_a_published_port_is_listed_once_with_the_server_inside(self):
        closed, counted = self.observe(True, self.publish)
        self.check(closed, counted, self.process, PLACE)
        self.assertEqual(closed[0]["local"], {"address": HOST, "port": 8080})
        self.assertEqual(closed[0]["direction"], "in")
