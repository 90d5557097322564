"""Many names on few addresses: programs that use them, and whether each of their connections is called what it was made for."""

import collections
import contextlib
import json
import subprocess
import sys

import harness
import names
import namespaces

NAMES, ADDRESSES, PROGRAMS = 200, 20, 4
STUB = "127.0.0.53"
ORDER = 'silent\ninsecure\nmax-time = 20\noutput = /dev/null\nwrite-out = "%{local_port} %{remote_ip} %{http_code} %{url_effective}\\n"\n'
# What each kind of program is, which port its connections go to, and by what they are named.
PORTS = {"tls": names.TLS_PORT, "http": 80, "quic": names.QUIC_PORT, "split": names.QUIC_PORT, "silent": 22, "https": 22, "one": 22}
SOURCES = {"tls": "sni", "http": "http", "quic": "sni", "split": "sni", "silent": "dns", "https": "dns", "one": "dns"}
# A key share of a kilobyte, which takes the client's first message into a second packet.
SPLIT = ["--groups=-GROUP-ALL:+GROUP-FFDHE8192:+GROUP-X25519"]


def is_good(kind, counts):
    """Whether none has a wrong name, and each has its own; a program that asks for many may be told none."""
    if counts["wrong"] or counts["unseen"] or counts["right"] + counts["without a name"] != counts["connections"]:
        return False
    return kind == "one" or counts["right"] == counts["connections"]


def shared_addresses(family):
    return [address for address in namespaces.places() if (":" in address) == (family == 6)][:ADDRESSES]


class Domain:
    """Names on few addresses of one family, half of them reached through two aliases, with the servers behind them."""

    def __init__(self, lab, family, count=NAMES):
        addresses = shared_addresses(family)
        self.lab, self.family = lab, family
        self.addresses = {f"n{i}.v{family}.example": addresses[i % len(addresses)] for i in range(count)}
        self.aliases, self.names = [], list(self.addresses)
        for i in range(1, count, 2):
            self.aliases += [(f"w{i}.v{family}.example", f"m{i}.v{family}.example"), (f"m{i}.v{family}.example", self.names[i])]
            self.names[i] = f"w{i}.v{family}.example"

    def servers(self):
        return (names.TlsServer(self.lab, self.family), names.QuicServer(self.lab, self.family))

    def name_server(self, over_tcp=False):
        address = namespaces.WORLD_IPV4 if self.family == 4 else namespaces.WORLD_IPV6
        return names.NameServer(self.lab, self.addresses.items(), self.aliases, address, None, self.addresses, over_tcp)

    def stub(self):
        """A local one, which asks the server for its clients."""
        return names.NameServer(self.lab, [], address=STUB, forward_to=namespaces.WORLD_IPV4 if self.family == 4 else namespaces.WORLD_IPV6)


class Use:
    """Programs of some kinds use names; `truths` is what they say of each of their connections."""

    def __init__(self, domain, resolver, wanted):
        self.domain, self.resolver = domain, resolver
        self.truths = [truth | {"kind": kind} for kind, used in wanted.items() for truth in self._make(kind, used)]

    def _make(self, kind, used):
        if kind in ("tls", "http"):
            return self._curl(f"{'https' if kind == 'tls' else 'http'}://%s:{PORTS[kind]}/", used)
        script = [sys.executable, "-B", str(harness.LAB / "name_clients.py")]
        options = ["quic", str(self.domain.family), *SPLIT] if kind == "split" else [kind, str(self.domain.family)]
        return [json.loads(line) for line in self._said(self._start([*script, *options], "\n".join(used)))]

    def _start(self, command, feed):
        command = self.domain.lab.command(self.resolver.asking(command))
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        program.stdin.write(feed)
        program.stdin.close()
        return program

    def _said(self, program):
        with program:
            lines = program.stdout.read().splitlines()
        assert program.returncode == 0, f"{program.args} ended with {program.returncode}"
        return lines

    def _curl(self, url, used):
        """Some programs at once, which make a connection for each name. The orders come from a file: a command line of
        fifty addresses would go with every connection.
        """
        programs = []
        for i in range(PROGRAMS):
            orders = "next\n".join(f'url = "{url % name}"\nipv{self.domain.family}\n{ORDER}' for name in used[i::PROGRAMS])
            programs.append(self._start(["curl", "--config", "-"], orders))
        said = [(program.pid, *line.split()) for program in programs for line in self._said(program)]
        assert all(code == "200" for _, _, _, code, _ in said), said
        return [{"name": url.split("/")[2].split(":")[0], "pid": pid, "remote": address, "local": int(port)} for pid, port, address, _, url in said]


class Outcome:
    """What a watch called the connections of a use."""

    def __init__(self, watch, truths):
        self.kinds = {}
        # By its process, too: a port may be used again. What asks for a name is no connection of the use.
        ends, owners = {}, {}
        for event in watch.of("closed"):
            pid, port = event.get("process", {}).get("pid"), event["remote"]["port"]
            ends.setdefault((pid, event["remote"]["address"], port, event["local"]["port"]), []).append(event)
            owners.setdefault((pid, port), []).append(event)
        first = collections.defaultdict(list)
        for event in watch.of("opened"):
            first[event["id"]].append(event.get("host", {}).get("name"))
        for truth in truths:
            port = PORTS[truth["kind"]]
            found = ends.get((truth["pid"], truth["remote"], port, truth["local"])) if "remote" in truth else owners.get((truth["pid"], port))
            assert found is None or len(found) == 1, f"which one of {found}?"
            event = found[0] if found else None
            self._count(truth, event, first[event["id"]] if event else [])

    def _count(self, truth, event, told):
        counts = self.kinds.setdefault(truth["kind"], collections.Counter())
        host = event.get("host", {}) if event else {}
        counts["connections"] += 1
        counts["unseen"] += event is None
        counts["without a name"] += "name" not in host
        counts["right"] += (host.get("name"), host.get("source")) == (truth["name"], SOURCES[truth["kind"]])
        counts["by another source"] += host.get("name") == truth["name"] and host["source"] != SOURCES[truth["kind"]]
        wrong = {name for name in [*told, host.get("name")] if name not in (None, truth["name"])}
        counts["wrong"] += bool(wrong)
        counts["may be it"] += "name" not in host and truth["name"] in [other["name"] for other in host.get("others", [])]

    def of(self, fact):
        return {kind: counts[fact] for kind, counts in self.kinds.items() if counts[fact]}


def observe(lab, use, cleanup):
    """The outcome of what `use` makes, and what was lost meanwhile."""
    watch = harness.Watch(lab)
    cleanup(watch.kill)
    watch.hello()
    truths = use().truths
    ports = {PORTS[truth["kind"]] for truth in truths}

    def closed():
        return sum(event["remote"]["port"] in ports for event in watch.of("closed"))

    # Which ones were never told to have ended is more to know than that some were not.
    with contextlib.suppress(AssertionError):
        harness.wait_until(lambda: closed() >= len(truths), 40, f"{len(truths)} connections have ended")
    assert watch.stop() == 0, watch.last_words()
    # Totals that gave way are made up for; a name would be lost for good.
    losses = {cause: count for cause, count in watch.of("health")[-1]["losses"].items() if cause not in ("outbox-full", "probe-missed")}
    return Outcome(watch, truths), losses
