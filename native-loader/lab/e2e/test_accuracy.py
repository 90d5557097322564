"""Every connection is listed once, with the right process, direction, place and byte totals."""

import os
import subprocess
import time
import unittest

import harness
import namespaces
import scenario


def key(connection):
    local, remote = connection["local"], connection["remote"]
    return (connection["protocol"], local["address"], local["port"], remote["address"], remote["port"])


class Accuracy:
    """The checks; a subclass says how the classifiers are attached."""

    attach = "auto"
    rung = harness.RUNG

    @classmethod
    def setUpClass(cls):
        cls.run_of = scenario.Scenario("--attach", cls.attach, rung=cls.rung)
        cls.truths = {key(truth): truth for truth in cls.run_of.truths}
        cls.opened = {}
        for event in cls.run_of.watch.of("opened"):
            cls.opened.setdefault(key(event), []).append(event)
        cls.closed = {}
        for event in cls.run_of.watch.of("closed"):
            cls.closed.setdefault(key(event), []).append(event)

    def each(self, check):
        """Makes one check of every connection, and reports each that fails by its own name."""
        for flow, truth in self.truths.items():
            with self.subTest(flow=" ".join(map(str, flow)), program=os.path.basename(truth["argv"][0])):
                check(flow, truth)

    def test_watch_ends_well_and_says_nothing_but_json(self):
        self.assertEqual(self.run_of.exit_code, 0, self.run_of.watch.last_words())
        self.assertEqual(self.run_of.watch.noise, [])
        self.assertEqual(self.run_of.watch.events[0]["event"], "hello")

    def test_hello_names_rung_attachment_and_kernel(self):
        hello = self.run_of.hello
        self.assertEqual(hello["kernel"], os.uname().release)
        if self.rung != "auto":
            self.assertEqual(hello["rung"], self.rung)
        if self.attach != "auto":
            self.assertEqual(hello["attach"], self.attach)

    def test_reaches_at_least_twelve_places(self):
        self.assertGreaterEqual(len({flow[3] for flow in self.truths}), 12)

    def test_lists_every_connection_exactly_once(self):
        def check(flow, _):
            opened, closed = self.opened.get(flow, []), self.closed.get(flow, [])
            self.assertEqual(({event["id"] for event in opened}, len(closed)), ({event["id"] for event in closed}, 1))
            # Told twice only where the first word on its owner was not the last one.
            self.assertLessEqual(len(opened), len({str(event["owner"]) for event in opened}))

        self.each(check)

    def test_lists_no_connection_that_nobody_made(self):
        strangers = [flow for flow in self.opened if flow[0] in ("tcp", "udp") and flow not in self.truths]
        self.assertEqual(strangers, [])

    def test_names_the_process(self):
        def check(flow, truth):
            process = self.closed[flow][0].get("process", {})
            self.assertEqual((process.get("pid"), process.get("exe")), (truth["pid"], truth["exe"]))
            self.assertEqual(process.get("cmdline", [])[-1:], truth["argv"][-1:])

        self.each(check)

    def test_knows_the_direction(self):
        def check(flow, truth):
            allowed = {truth["direction"]} | ({"unknown"} if truth["before"] else set())
            self.assertIn(self.closed[flow][0]["direction"], allowed)

        self.each(check)

    def test_marks_what_is_older_than_the_helper(self):
        def check(flow, truth):
            # A UDP server has one socket for all its peers: it is older than the helper, they are not. Where sockets are
            # only looked at, how a new one came about is not known either.
            older = truth["before"] or (truth["protocol"], truth["direction"]) == ("udp", "in") or self.rung == "sock-diag"
            owner = self.closed[flow][0]["owner"]
            self.assertEqual(owner.get("how") == "snapshot", older, f"owner is {owner}")

        self.each(check)

    def test_finds_the_place(self):
        known = namespaces.places()

        def check(flow, _):
            place = self.closed[flow][0].get("place", {})
            self.assertEqual((place.get("country"), place.get("city")), known[flow[3]])

        self.each(check)

    def test_counts_the_bytes_of_the_wire(self):
        def check(flow, _):
            for way in ("sent", "received"):
                counted, reference = self.closed[flow][0][way], self.run_of.flows[flow][way]
                # A direction of bare acknowledgements is a few kilobytes: one late packet is allowed there.
                slack = max(reference["bytes"] / 100, 160)
                self.assertAlmostEqual(counted["bytes"], reference["bytes"], delta=slack, msg=way)
                self.assertAlmostEqual(counted["packets"], reference["packets"], delta=max(2, reference["packets"] / 100), msg=way)

        self.each(check)

    def test_counts_payload_plus_headers(self):
        def check(flow, truth):
            network = 40 if ":" in flow[1] else 20
            least, most = (8, 8) if flow[0] == "udp" else (20, 40)
            for way in ("sent", "received"):
                counted = self.closed[flow][0][way]
                headers = [counted["packets"] * (network + transport) for transport in (least, most)]
                slack = truth[way] / 100
                self.assertGreaterEqual(counted["bytes"], truth[way] + headers[0] - slack, way)
                # What was sent twice is on the wire twice, and the world counted it too.
                most_bytes = max(truth[way] + headers[1], self.run_of.flows[flow][way]["bytes"])
                self.assertLessEqual(counted["bytes"], most_bytes + slack, way)

        self.each(check)

    def test_loses_nothing(self):
        health = self.run_of.watch.of("health")
        self.assertEqual(harness.lost(health), 0, health)


class BestAttachment(Accuracy, unittest.TestCase):
    """With the best attachment that this kernel has."""


class ClassicAttachment(Accuracy, unittest.TestCase):
    """With filters on a clsact qdisc, as on kernels before 6.6."""

    attach = "clsact"


class ListOfOpenSockets(Accuracy, unittest.TestCase):
    """With the classifiers alone, and owners from the list of open sockets."""

    rung = "sock-diag"


class SuperPackets(unittest.TestCase):
    """With segmentation offload, where one buffer stands for many packets of the wire."""

    SIZE = 8_000_000
    SEGMENT = 1448

    def test_counts_segments_as_the_wire_has_them(self):
        with namespaces.Lab() as lab:
            watch = harness.Watch(lab)
            try:
                watch.hello()
                sink = lab.start(harness.python("client.py", "tcp-sink", "8.8.8.8", "9", "--bytes", str(self.SIZE)), stdout=subprocess.DEVNULL)
                curl = lab.start(["curl", "-sS", "-o", "/dev/null", f"http://1.1.1.1/bytes/{self.SIZE}"])
                self.assertEqual((sink.wait(60 * harness.SLOWNESS), curl.wait(60 * harness.SLOWNESS)), (0, 0))
                time.sleep(0.6 * harness.SLOWNESS)
                self.assertEqual(watch.stop(), 0, watch.last_words())
                repeated = {"sent": self.repeated(lab, False), "received": self.repeated(lab, True)}
            finally:
                watch.kill()
        closed = {event["remote"]["address"]: event for event in watch.of("closed")}
        for address, way in (("8.8.8.8", "sent"), ("1.1.1.1", "received")):
            with self.subTest(way=way, repeated=repeated[way]):
                packets, counted = self.SIZE / self.SEGMENT + repeated[way], closed[address][way]
                # A writer's blocks are not whole segments, so that some segments are short.
                self.assertAlmostEqual(counted["packets"], packets * 1.02, delta=packets * 0.03)
                expected = self.SIZE + repeated[way] * self.SEGMENT + counted["packets"] * 52
                # A repeated segment may be shorter than a whole one.
                self.assertAlmostEqual(counted["bytes"], expected, delta=expected / 1000 + repeated[way] * self.SEGMENT / 4)

    def repeated(self, lab, in_world):
        """How many segments a sender sent again: the wire carried those, too."""
        text = subprocess.run(lab.command(["cat", "/proc/net/snmp"], in_world), capture_output=True, text=True, check=True).stdout
        names, values = (line.split() for line in text.splitlines() if line.startswith("Tcp:"))
        return int(dict(zip(names, values))["RetransSegs"])
