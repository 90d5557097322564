"""Every byte of an interface is seen, whatever the driver makes of it; interfaces come and go."""

import subprocess
import time
import unittest

import harness
import interface_cycles
import interface_load
import namespaces

LOAD_SECONDS = 5
MOST = 0.001


class InterfaceCounters(unittest.TestCase):
    def check(self, offloads):
        load = interface_load.InterfaceLoad(LOAD_SECONDS * harness.SLOWNESS, offloads)
        self.assertEqual((load.exit_code, load.losses), (0, {}))
        for device, (kernel, _, tally, listed) in load.rows.items():
            with self.subTest(device=device):
                self.assertGreater(kernel, 1_000_000)
                self.assertEqual(tally["kernel"], kernel)
                self.assertEqual(tally["seen"], sum(tally[fate] for fate in ("counted", "elsewhere", "skipped", "lost")))
                self.assertLessEqual(load.deviation(device), MOST, tally)
                self.assertLessEqual(load.unaccounted(device), MOST, tally)
                # Headers that only the wire has make the connections' sum larger, never smaller.
                self.assertGreaterEqual(listed, tally["counted"] * (1 - MOST))
                if not offloads:
                    self.assertLessEqual(load.unlisted(device), MOST, (tally, listed))

    def test_bytes_agree_with_the_kernels_counters_with_offloads(self):
        self.check(True)

    def test_bytes_agree_with_the_kernels_counters_without_offloads(self):
        self.check(False)


class ComingAndGoing(unittest.TestCase):
    """A second pair between the lab and the world, made and unmade under a running helper."""

    HERE, THERE = "10.66.0.1", "10.66.0.2"
    attach = "auto"

    def setUp(self):
        self.lab = self.enterContext(namespaces.Lab())
        self.watch = harness.Watch(self.lab, "--attach", self.attach)
        self.addCleanup(self.watch.kill)
        self.watch.hello()

    def in_lab(self, *lines):
        namespaces.run("ip", "-n", self.lab.lab, "-batch", "-", feed="\n".join([*lines, ""]))

    def make(self, name="tt-new0", ifindex=None):
        index = ["index", str(ifindex)] if ifindex else []
        namespaces.run("ip", "link", "add", name, "netns", self.lab.lab, *index, "type", "veth", "peer", "name", "tt-new1", "netns", self.lab.world)
        namespaces.run("ip", "-n", self.lab.world, "-batch", "-", feed=f"link set tt-new1 up\naddr add {self.THERE}/24 dev tt-new1\n")
        self.raise_up(name)

    def raise_up(self, name):
        self.in_lab(f"link set {name} up", f"addr add {self.HERE}/24 dev {name}")

    def ifindex(self, name="tt-new0"):
        shown = subprocess.run(self.lab.command(["cat", f"/sys/class/net/{name}/ifindex"]), capture_output=True, text=True, check=True)
        return int(shown.stdout)

    def is_counted_on(self, name):
        """Sends datagrams, each from a socket of its own, until one is listed there; how long that took."""
        began = time.monotonic()
        while time.monotonic() < began + 5 * harness.SLOWNESS:
            sender = self.lab.start(["bash", "-c", f"echo > /dev/udp/{self.THERE}/9"])
            sender.wait()
            try:
                line = self.watch.wait_for(lambda event, pid=sender.pid: event["event"] == "opened" and event.get("process", {}).get("pid") == pid, 0.3 * harness.SLOWNESS)
            except AssertionError:
                continue
            self.assertEqual((line.get("interface"), line["process"]["name"]), (name, "bash"))
            return time.monotonic() - began
        self.fail(f"nothing is counted on {name}")

    def test_a_new_interface_is_counted_within_a_second(self):
        self.make()
        self.assertLess(self.is_counted_on("tt-new0"), 1.3 * harness.SLOWNESS)

    def test_a_renamed_interface_goes_by_its_new_name(self):
        self.make()
        self.is_counted_on("tt-new0")
        self.in_lab("link set tt-new0 down", "link set tt-new0 name tt-other0", "link set tt-other0 up")
        time.sleep(0.5 * harness.SLOWNESS)
        self.is_counted_on("tt-other0")

    def test_an_interface_that_takes_over_an_index_is_counted(self):
        self.make()
        self.is_counted_on("tt-new0")
        index = self.ifindex()
        self.in_lab("link del tt-new0")
        self.make("tt-heir0", index)
        self.is_counted_on("tt-heir0")
        self.assertEqual(self.ifindex("tt-heir0"), index)

    def test_an_interface_that_was_in_another_namespace_is_counted_again(self):
        self.make()
        self.is_counted_on("tt-new0")
        index = self.ifindex()
        away = f"{self.lab.name}-box"
        namespaces.run("ip", "netns", "add", away)
        self.in_lab(f"link set tt-new0 netns {away}")
        namespaces.run("ip", "-n", away, "link", "set", "tt-new0", "netns", self.lab.lab)
        self.raise_up("tt-new0")
        self.assertEqual(self.ifindex(), index)
        self.is_counted_on("tt-new0")


class ComingAndGoingByFilters(ComingAndGoing):
    """As before Linux 6.6, where an interface's filters go with its queueing discipline."""

    attach = "clsact"


class Cycles(unittest.TestCase):
    def test_interfaces_that_come_and_go_leave_nothing_behind(self):
        cycles = interface_cycles.InterfaceCycles(60)
        self.assertEqual(cycles.exit_code, 0)
        self.assertEqual(cycles.after.links, cycles.before.links)
        self.assertEqual(cycles.after.programs, cycles.before.programs)
        self.assertEqual(cycles.after.descriptors, cycles.before.descriptors)
        self.assertEqual(cycles.losses, {})
        self.assertGreater(cycles.most_links, cycles.before.links)
