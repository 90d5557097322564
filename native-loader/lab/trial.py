"""One trial: every scenario once under one watch, and what is right of what it said.

Two references, which know nothing of each other: the generator's own facts, and nftables. A connection is
found by protocol, remote end and local port, never by the owner that is to be judged.
"""

import collections
import dataclasses
import json
import subprocess
import time

import counters
import generators
import harness
import namespaces
import scenarios

SHRINK = 16
WAYS = ("sent", "received")


@dataclasses.dataclass
class Outcome:
    """`complaints` say in a sentence each what is wrong; `deviation` is the worst of all comparisons."""

    detected: bool = False
    owned: bool = False
    counted: bool = False
    deviation: float = 0.0
    missing: str | None = None
    failure: str | None = None
    complaints: list = dataclasses.field(default_factory=list)


class Trial:
    def __init__(self, names=None, long=False):
        self.shrink = 1 if long else SHRINK
        self.truths, self.failures, self.outcomes = {}, {}, {}
        chosen = [one for one in scenarios.SCENARIOS if names is None or one.name in names]
        playable = [one for one in chosen if not one.missing()]
        with generators.Copies() as self.copies, namespaces.Lab(single_segments=True, boxed=True) as self.lab:
            self._run(playable)
        for one in chosen:
            self.outcomes[one.name] = self._judge(one)

    def _run(self, playable):
        self.neighbour = json.loads(namespaces.run("ip", "-j", "-n", self.lab.world, "link", "show", "tt-world0"))[0]["address"]
        counters.install(self.lab.lab, "lo", near=True)
        peers = [self._peer(playable, in_world) for in_world in (True, False)]
        self.watch = harness.Watch(self.lab)
        try:
            self.watch.hello()
            for one in playable:
                self.truths[one.name], self.failures[one.name] = self._play(one)
            # The last packets reach the helper's next reading, of which there are four a second.
            time.sleep(0.6 * harness.SLOWNESS)
            self.exit_code = self.watch.stop()
            self.flows = counters.read(self.lab.world) | counters.read(self.lab.lab)
        finally:
            self.watch.kill()
            for peer in peers:
                peer.kill()
                peer.communicate()

    def _peer(self, playable, in_world):
        here = [one for one in playable if (one.address != scenarios.LOOPBACK) == in_world]
        services = filter(None, (one.service() for one in here))
        peer = self.lab.start(harness.python("peer.py", *services), in_world, stdout=subprocess.PIPE)
        assert peer.stdout.readline(), "the peer did not start"
        return peer

    def _play(self, one):
        """(what its generators say: one record a connection; why they failed, or None)"""
        program = self.copies.named(f"tt-{one.name}")
        argv = [program, *one.options(self.shrink, self.neighbour)]
        command = argv if one.runs == 1 else [self.copies.spawn, str(one.width), str(one.runs), *argv]
        process = self.lab.start(command, in_box=one.in_box, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        said, errors = process.communicate(timeout=60 * harness.SLOWNESS)
        truths = [json.loads(line) | {"exe": program, "cmdline": argv} for line in said.splitlines()]
        return truths, f"the generator failed: {errors}" if process.returncode else None

    def _lines(self, one, kind):
        return [
            event for event in self.watch.of(kind)
            if event["protocol"] == one.protocol and (event["remote"]["address"], event["remote"]["port"]) == one.remote
        ]

    def _judge(self, one):
        outcome = Outcome(missing=one.missing())
        if not outcome.missing:
            outcome.failure = self.failures[one.name]
            outcome.complaints += filter(None, [outcome.failure])
            self._judge_detection(one, outcome)
            self._judge_owner(one, outcome)
            self._judge_bytes(one, outcome)
        return outcome

    def _judge_detection(self, one, outcome):
        listed = {event["local"]["port"] for event in self._lines(one, "opened")}
        unlisted = [truth for truth in self.truths[one.name] if truth["port"] not in listed]
        outcome.detected = not unlisted and not outcome.failure
        if unlisted:
            outcome.complaints.append(f"{len(unlisted)} of {len(self.truths[one.name])} connections were never listed")

    def _judge_owner(self, one, outcome):
        truths = {truth["port"]: truth for truth in self.truths[one.name]}
        lines = self._lines(one, "opened") + self._lines(one, "closed")
        wrong = [event for event in lines if mistaken(event, truths.get(event["local"]["port"]))]
        outcome.owned = outcome.detected and not wrong
        if wrong:
            facts = mistaken(wrong[0], truths.get(wrong[0]["local"]["port"]))
            outcome.complaints.append(f"wrong {facts} in {len(wrong)} of {len(lines)} lines, such as {describe(wrong[0])}")

    def _judge_bytes(self, one, outcome):
        known = self._by_watch(one)
        wrong = self._compare(known, self._by_nftables(one), "nftables", outcome)
        wrong += self._compare(summed(known), summed(self._by_generator(one)), "generator", outcome, one.slack)
        again = self._counted_again(one)
        if again:
            wrong.append(f"counted again as {describe(again[0])}")
        outcome.counted = not wrong and not outcome.failure
        if wrong:
            outcome.complaints.append(f"{len(wrong)} totals are wrong, such as {wrong[0]}")

    def _compare(self, known, real, reference, outcome, slack=0):
        wrong = []
        for key in known.keys() | real.keys():
            port, way = key
            off = max(abs(known.get(key, 0) - real.get(key, 0)) - slack, 0) / max(real.get(key, 0), 1)
            outcome.deviation = max(outcome.deviation, off)
            if off > scenarios.TOLERANCE:
                wrong.append(f"port {port} {way}: {known.get(key, 0)} bytes, by {reference} {real.get(key, 0)}")
        return wrong

    def _counted_again(self, one):
        """Lines that show the same packets from their other end, which is not of this machine."""
        if one.address == scenarios.LOOPBACK or not one.port:
            return []
        return [
            event for event in self.watch.of("closed")
            if event["protocol"] == one.protocol and (event["local"]["address"], event["local"]["port"]) == one.remote
        ]

    def _by_watch(self, one):
        amounts = collections.Counter()
        for event in self._lines(one, "closed"):
            for way in WAYS:
                amounts[event["local"]["port"], way] += event[way]["bytes"]
        return amounts

    def _by_generator(self, one):
        return {(truth["port"], way): truth[way] for truth in self.truths[one.name] for way in WAYS}

    def _identifier(self, one):
        """Stands where others have a port. nftables does not tell echoes apart, but only this scenario has any."""
        return next((truth["port"] for truth in self.truths[one.name]), 0)

    def _by_nftables(self, one):
        amounts = collections.Counter()
        for (protocol, _, port, *remote), volumes in self.flows.items():
            if protocol == one.protocol and tuple(remote) == one.remote:
                if one.kind == "icmp":
                    port = self._identifier(one)
                for way, volume in volumes.items():
                    amounts[port, way] += volume["bytes"]
        return amounts


def summed(amounts):
    total = collections.Counter()
    for (_, way), amount in amounts.items():
        total["any", way] += amount
    return total


def mistaken(event, truth):
    """The facts about its process that a line has wrong, as words; empty when all are right."""
    process = event.get("process")
    if truth is None or process is None:
        return "owner"
    name = truth["exe"].rpartition("/")[2]
    wrong = [fact for fact in ("pid", "exe", "cmdline") if process.get(fact) != truth[fact]]
    wrong += [] if process["name"] in (name, name[:15]) else ["name"]
    return " and ".join(wrong)


def describe(event):
    shown = {key: event.get(key) for key in ("event", "direction", "owner", "interface")}
    process = event.get("process", {})
    shown |= {key: process.get(key) for key in ("pid", "name", "exe", "cmdline")}
    shown["local"] = f"{event['local']['address']}:{event['local']['port']}"
    return json.dumps({key: value for key, value in shown.items() if value is not None})
