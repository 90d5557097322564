"""Programs that live for a few milliseconds, many of them under many names: whose are their connections?"""

import collections
import json
import subprocess
import time

import generators
import harness
import namespaces
import trial

PROGRAMS = 50
WIDTH = 2
REMOTE = ("8.8.8.8", 9)


class ShortLived:
    """`counts` says of how many connections something is true; `lives` how long the programs lived."""

    def __init__(self, connects):
        self.connects = connects
        self.counts = collections.Counter()
        self.complaints = []
        with generators.Copies("brief") as copies, namespaces.Lab() as lab:
            self._observe(lab, copies)
        self._judge()

    def _observe(self, lab, copies):
        programs = ",".join(copies.named(f"tt-brief-{number:02}") for number in range(PROGRAMS))
        arguments = [REMOTE[0], str(REMOTE[1])]
        self.watch = harness.Watch(lab)
        try:
            self.watch.hello()
            command = [copies.spawn, str(WIDTH), str(self.connects), programs, *arguments]
            done = subprocess.run(lab.command(command), capture_output=True, text=True, check=True, timeout=300 * harness.SLOWNESS)
            time.sleep(1.5 * harness.SLOWNESS)  # the last health line is at most a second old
            self.exit_code = self.watch.stop()
        finally:
            self.watch.kill()
        self.lives = json.loads(done.stderr)
        self.truths = [json.loads(line) for line in done.stdout.splitlines()]
        for truth in self.truths:
            truth["cmdline"] = [truth["exe"], *arguments]

    def _judge(self):
        # In ten thousand connections a port may come again: then its lines and truths come in the same order.
        opened = collections.defaultdict(collections.deque)
        for event in self.watch.of("opened"):
            if (event["remote"]["address"], event["remote"]["port"]) == REMOTE:
                opened[event["local"]["port"]].append(event)
        for truth in self.truths:
            events = opened[truth["port"]]
            self.counts[self._verdict(events.popleft() if events else None, truth)] += 1
        health = self.watch.of("health")
        self.losses = {cause: count for cause, count in health[-1].get("losses", {}).items() if count} if health else {}

    def _verdict(self, event, truth):
        if event is None:
            return "missing"
        if "process" not in event:
            verdict = "unknown"
        else:
            facts = trial.mistaken(event, truth)
            if not facts:
                return "right"
            # A fact that is absent is not a wrong one.
            absent = [fact for fact in facts.split(" and ") if not event["process"].get(fact)]
            verdict = f"without {' and '.join(absent)}" if len(absent) == len(facts.split(" and ")) else "wrong"
        if len(self.complaints) < 5:
            self.complaints.append(f"{verdict}: {trial.describe(event) if event else 'no line'}, in truth {json.dumps(truth)}")
        return verdict
