"""Host names read from the wire: each connection has the name that it used, and no other."""

import contextlib
import ipaddress
import shutil
import subprocess
import sys
import time
import unittest

import harness
import name_clients
import names
import namespaces
import naming

ADDRESSES = naming.ADDRESSES
A_RECORD = 1
# Long enough for a connection without a name to be asked about, where that is wanted.
LOOKED_UP_SECONDS = 5


class Names(unittest.TestCase):
    LOOKUP_PORT = 20053

    @classmethod
    def setUpClass(cls):
        if not shutil.which("dnsmasq"):
            raise unittest.SkipTest("there is no dnsmasq")
        addresses = naming.shared_addresses(4)
        cls.addresses = {f"n{i}.shared.example": addresses[i % len(addresses)] for i in range(2 * ADDRESSES)}
        cls.lab = cls.enterClassContext(namespaces.Lab())
        aliases = [("www.alias.example", "n0.shared.example")]
        cls.server = cls.enterClassContext(names.NameServer(cls.lab, cls.addresses.items(), aliases))

    def watched(self, act, *options, port=22, count=1):
        """The watch that saw `act` make so many connections to that port and end them, and what `act` returned."""
        watch = harness.Watch(self.lab, *options)
        self.addCleanup(watch.kill)
        watch.hello()
        result = act()
        harness.wait_until(lambda: len(self.hosts(watch, port)) >= count, 30, f"{count} connections to port {port}")
        self.assertEqual(watch.stop(), 0, watch.last_words())
        # Totals that gave way are made up for; a name would be lost for good.
        losses = watch.of("health")[-1]["losses"]
        self.assertEqual({cause: count for cause, count in losses.items() if cause != "outbox-full"}, {})
        self.assertEqual(watch.of("words"), [])
        return watch, result

    def run_in_lab(self, *command, server=None):
        done = subprocess.run(
            self.lab.command((server or self.server).asking(list(command))), capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def python(self, program, server=None):
        return self.run_in_lab(sys.executable, "-c", "import socket, time\n" + program, server=server)

    def hosts(self, watch, port):
        """{(remote address, local port): host} of the closed connections to that port."""
        closed = [event for event in watch.of("closed") if event["remote"]["port"] == port]
        return {(event["remote"]["address"], event["local"]["port"]): event.get("host") for event in closed}

    def test_a_connection_that_says_nothing_has_the_name_that_its_program_asked_for(self):
        watch, _ = self.watched(lambda: self.python("socket.create_connection(('www.alias.example', 22)).recv(5)"))
        (host,) = self.hosts(watch, 22).values()
        self.assertEqual(host, {"name": "www.alias.example", "source": "dns"})

    def test_of_two_names_for_one_address_none_is_guessed(self):
        pair = ["n1.shared.example", f"n{1 + ADDRESSES}.shared.example"]
        self.assertEqual(self.addresses[pair[0]], self.addresses[pair[1]])
        program = f"a = [socket.gethostbyname(name) for name in {pair}]\nsocket.create_connection((a[0], 22)).recv(5)"
        watch, _ = self.watched(lambda: self.python(program))
        (host,) = self.hosts(watch, 22).values()
        self.assertNotIn("name", host)
        self.assertEqual(host["source"], "none")
        self.assertEqual(sorted(other["name"] for other in host["others"]), sorted(pair))

    def test_a_local_stub_answers_its_client(self):
        with names.NameServer(self.lab, [], address=naming.STUB, forward_to=namespaces.WORLD_IPV4) as stub:
            program = "socket.create_connection(('n7.shared.example', 22)).recv(5)"
            watch, _ = self.watched(lambda: self.python(program, server=stub))
        (host,) = self.hosts(watch, 22).values()
        self.assertEqual(host, {"name": "n7.shared.example", "source": "dns"})

    def test_an_answer_over_tcp_is_read_like_any_other(self):
        ask = """
query = %r
server = socket.create_connection((%r, 53))
server.sendall(len(query).to_bytes(2, "big") + query)
answer = server.recv(4096)
socket.create_connection((socket.inet_ntoa(answer[-4:]), 22)).recv(5)
""" % (name_clients.question("n9.shared.example", A_RECORD), namespaces.WORLD_IPV4)
        watch, _ = self.watched(lambda: self.python(ask))
        (host,) = self.hosts(watch, 22).values()
        self.assertEqual(host, {"name": "n9.shared.example", "source": "dns"})

    def test_nothing_is_looked_at_when_names_are_off(self):
        fetch = "import urllib.request\nurllib.request.urlopen('http://n5.shared.example/').read()"
        watch, _ = self.watched(lambda: self.python(fetch), "--names", "off", port=80)
        self.assertEqual(set(map(str, self.hosts(watch, 80).values())), {"None"})

    def test_who_was_given_two_names_and_kept_the_first_is_not_called_by_the_second(self):
        pair = ["n1.shared.example", f"n{1 + ADDRESSES}.shared.example"]
        kept = f"""
first = socket.gethostbyname({pair[0]!r})
socket.create_connection((first, 22)).recv(5)
assert socket.gethostbyname({pair[1]!r}) == first
socket.create_connection((first, 22)).recv(5)
"""
        watch, _ = self.watched(lambda: self.python(kept), count=2)
        told = [event["host"].get("name") for event in watch.of("opened") if event["remote"]["port"] == 22]
        self.assertEqual(set(told), {pair[0], None})
        self.assertEqual([host.get("name") for host in self.hosts(watch, 22).values()].count(pair[0]), 1)

    def test_who_asks_from_the_port_of_another_a_moment_later_is_told_apart(self):
        pair = ["n2.shared.example", "n3.shared.example"]
        program = f"""
import os
socket.setdefaulttimeout(20)
def look_up_and_connect(query):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as lookup:
        lookup.bind(("", {self.LOOKUP_PORT}))
        lookup.connect(("{namespaces.WORLD_IPV4}", 53))
        lookup.send(query)
        address = socket.inet_ntoa(lookup.recv(4096)[-4:])
    with socket.create_connection((address, 22)) as connection:
        connection.recv(5)
        print(os.getpid(), flush=True)
child = os.fork()
if child == 0:
    look_up_and_connect({name_clients.question(pair[0], A_RECORD)!r})
    os._exit(0)
os.waitpid(child, 0)
look_up_and_connect({name_clients.question(pair[1], A_RECORD)!r})
"""
        watch, said = self.watched(lambda: self.python(program), count=2)
        pids = [int(pid) for pid in said.split()]
        called = {event["process"]["pid"]: event["host"] for event in watch.of("closed") if event["remote"]["port"] == 22}
        self.assertEqual(called, {pid: {"name": name, "source": "dns"} for pid, name in zip(pids, pair)})
        lookups = [event for event in watch.of("closed") if event["remote"]["port"] == 53 and event["local"]["port"] == self.LOOKUP_PORT]
        self.assertEqual([event["process"]["pid"] for event in lookups], pids)
        self.assertEqual(sum(event["sent"]["packets"] + event["received"]["packets"] for event in lookups), 4)


@unittest.skipUnless(shutil.which("dnsmasq"), "there is no dnsmasq")
class NamesByAsking(unittest.TestCase):
    NAME = "shop.asked.example"

    @classmethod
    def setUpClass(cls):
        cls.address = naming.shared_addresses(4)[0]
        cls.lab = cls.enterClassContext(namespaces.Lab())
        cls.server = cls.enterClassContext(names.NameServer(cls.lab, [(cls.NAME, cls.address)]))

    @contextlib.contextmanager
    def open_connection(self, *options):
        """A watch, and how to tell a connection to a mere number, which is open meanwhile, among its events."""
        watch = harness.Watch(self.lab, *options, resolver=self.server)
        self.addCleanup(watch.kill)
        watch.hello()
        program = f"import socket, sys\nopen = socket.create_connection(({self.address!r}, 22))\nsys.stdin.read()"
        with self.lab.start([sys.executable, "-c", program], stdin=subprocess.PIPE) as process:
            try:
                yield watch, lambda event, kind: event["event"] == kind and event["remote"]["port"] == 22
            finally:
                process.stdin.close()
        self.assertEqual(process.returncode, 0)

    def test_an_address_without_a_name_has_the_one_that_name_servers_give_who_asked_for_that(self):
        # Name servers are asked only about what has been nameless for three seconds: no wait of the test's own races with that.
        with self.open_connection("--reverse") as (watch, is_it):
            named = watch.wait_for(lambda event: is_it(event, "opened") and "host" in event)
        self.assertEqual(named["host"], {"name": self.NAME, "source": "reverse"})
        closed = watch.wait_for(lambda event: is_it(event, "closed"))
        self.assertEqual(closed["host"], named["host"])
        self.assertEqual(watch.stop(), 0, watch.last_words())

    def test_nobody_is_asked_unless_that_is_wanted(self):
        with self.open_connection() as (watch, is_it):
            watch.wait_for(lambda event: is_it(event, "opened"))
            time.sleep(LOOKED_UP_SECONDS)
        closed = watch.wait_for(lambda event: is_it(event, "closed"))
        self.assertNotIn("host", closed)
        self.assertEqual(watch.stop(), 0, watch.last_words())
        self.assertEqual([event for event in watch.of("opened") if event["remote"]["port"] == 53], [])


class NeighbourNames(harness.InLab):
    """What machines of the world say to everybody on the link that they share with the lab."""

    STRANGER = "192.168.77.3"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        namespaces.run("ip", "-n", cls.lab.world, "addr", "add", f"{cls.STRANGER}/24", "dev", "tt-world0")

    def setUp(self):
        self.ended = set()
        self.watch = harness.Watch(self.lab)
        self.addCleanup(self.watch.kill)
        self.watch.hello()

    def say(self, *names_of_addresses, **more):
        holds, is_answer = more.pop("holds", 120), more.pop("is_answer", True)
        message = names.multicast_answer(*names_of_addresses, holds=holds, is_answer=is_answer)
        names.say_in_world(self.lab, message, **more)

    def await_name(self, name):
        """The flow of the answers is one of that neighbour's, and has its name too."""
        return self.watch.wait_for(lambda event: event["event"] == "opened" and event.get("host", {}).get("name") == name)

    def connected(self, address):
        """What a connection to that address was called, from its beginning to its end."""
        connect = "import socket, sys; socket.create_connection((sys.argv[1], 22)).recv(5)"
        subprocess.run(self.lab.command([sys.executable, "-c", connect, address]), check=True)
        closed = self.watch.wait_for(
            lambda event: event["event"] == "closed" and event["remote"] == {"address": address, "port": 22}
            and event["id"] not in self.ended)
        self.ended.add(closed["id"])
        told = [event.get("host") for event in self.watch.of("opened") if event["id"] == closed["id"]]
        self.assertEqual(told, [closed.get("host")])
        return closed.get("host")

    def end(self):
        self.assertEqual(self.watch.stop(), 0, self.watch.last_words())
        self.assertEqual(harness.lost(self.watch.of("health")), 0)
        self.assertEqual(self.watch.of("words"), [])

    def test_a_neighbour_is_called_what_it_says_itself(self):
        for address in (namespaces.WORLD_IPV4, namespaces.WORLD_IPV6):
            with self.subTest(address):
                name = f"printer-{ipaddress.ip_address(address).version}.local"
                self.say((name, address), sender=address)
                self.assertEqual(self.await_name(name)["host"]["source"], "mdns")
                self.assertEqual(self.connected(address), {"name": name, "source": "mdns"})
                self.say((name, address), sender=address, holds=0)
                self.say((f"then-{name}", address), sender=address)
                self.await_name(f"then-{name}")
                self.assertEqual(self.connected(address), {"name": f"then-{name}", "source": "mdns"})
        self.end()

    def test_an_address_is_named_by_nobody_but_itself_and_to_everybody_only(self):
        own, other = namespaces.WORLD_IPV4, self.STRANGER
        self.say(("alone.local", other), sender=other, to=namespaces.LAB_IPV4)
        self.say(("program.local", other), sender=other, port=5354)
        self.say(("question.local", other), sender=other, is_answer=False)
        self.say(("bank.example", other), sender=other)
        self.say(("forged.local", other), ("honest.local", own))
        self.await_name("honest.local")
        self.assertIsNone(self.connected(other))
        self.assertEqual(self.connected(own), {"name": "honest.local", "source": "mdns"})
        self.end()


@unittest.skipUnless(all(map(shutil.which, ("dnsmasq", "gtlsserver", "gtlsclient"))), "there is no dnsmasq or no ngtcp2")
class ManyNamesOnFewAddresses(unittest.TestCase):
    """The short form of ./test --soak naming."""

    def used(self, family, over_tcp, kinds):
        with contextlib.ExitStack() as stack:
            lab = stack.enter_context(namespaces.Lab())
            domain = naming.Domain(lab, family)
            for server in domain.servers():
                stack.enter_context(server)
            resolver = stack.enter_context(domain.name_server(over_tcp))
            wanted = {kind: [*domain.addresses][:count] if kind == "https" else domain.names[:count] for kind, count in kinds.items()}
            outcome, losses = naming.observe(lab, lambda: naming.Use(domain, resolver, wanted), self.addCleanup)
        self.assertEqual(losses, {})
        self.assertEqual(outcome.of("connections"), kinds)
        self.assertEqual(outcome.of("wrong"), {}, "a name was told that was not the connection's")
        self.assertEqual(outcome.of("unseen"), {})
        return outcome

    def check(self, outcome, kinds):
        for kind, count in kinds.items():
            with self.subTest(kind):
                self.assertTrue(naming.is_good(kind, outcome.kinds[kind]), f"of {count}: {outcome.kinds[kind]}")

    def test_each_of_200_names_is_told_by_its_own_connection(self):
        kinds = dict.fromkeys(("tls", "http", "quic", "silent"), naming.NAMES)
        self.check(self.used(4, False, kinds), kinds)

    def test_so_it_is_over_ipv6_with_lookups_over_tcp_aliases_and_https_records(self):
        kinds = {"tls": 20, "http": 20, "quic": 20, "split": 3, "silent": 20, "https": 20}
        self.check(self.used(6, True, kinds), kinds)


if __name__ == "__main__":
    unittest.main()
