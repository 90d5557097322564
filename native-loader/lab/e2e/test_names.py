"""Host names read from the wire: each connection has the name that it used, and no other."""

import shutil
import subprocess
import sys
import unittest

import harness
import names
import namespaces

NAMES, ADDRESSES, PROGRAMS = 200, 20, 4
ORDER = 'silent\ninsecure\nmax-time = 20\noutput = /dev/null\nwrite-out = "%{local_port} %{remote_ip} %{http_code} %{url_effective}\\n"\n'
STUB = "127.0.0.53"


def shared_addresses():
    return [address for address in namespaces.places() if ":" not in address][:ADDRESSES]


class Names(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not shutil.which("dnsmasq"):
            raise unittest.SkipTest("there is no dnsmasq")
        addresses = shared_addresses()
        cls.addresses = {f"n{i}.shared.example": addresses[i % len(addresses)] for i in range(NAMES)}
        cls.lab = cls.enterClassContext(namespaces.Lab())
        aliases = [("www.alias.example", "n0.shared.example")]
        cls.server = cls.enterClassContext(names.NameServer(cls.lab, cls.addresses.items(), aliases))
        cls.enterClassContext(names.TlsServer(cls.lab))

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

    def curl(self, urls):
        """Starts curl, which makes a connection for each; what it says is where each of them went."""
        # From a file: a command line of fifty addresses would go with every connection.
        orders = "next\n".join(f'url = "{url}"\n{ORDER}' for url in urls)
        command = self.lab.command(self.server.asking(["curl", "--config", "-"]))
        curl = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        curl.stdin.write(orders)
        curl.stdin.close()
        return curl

    def fetch(self, urls):
        curls = [self.curl(urls[i::PROGRAMS]) for i in range(PROGRAMS)]
        said = [line.split() for curl in curls for line in self.said(curl).splitlines()]
        self.assertEqual([line for line in said if line[2] != "200"], [])
        return {(address, int(port)): url.split("/")[2].split(":")[0] for port, address, _, url in said}

    def said(self, curl):
        with curl:
            return curl.stdout.read()

    def hosts(self, watch, port):
        """{(remote address, local port): host} of the closed connections to that port."""
        closed = [event for event in watch.of("closed") if event["remote"]["port"] == port]
        return {(event["remote"]["address"], event["local"]["port"]): event.get("host") for event in closed}

    def test_each_of_many_names_on_few_addresses_is_told_by_its_own_connection(self):
        for scheme, port, source in (("https", names.TLS_PORT, "sni"), ("http", 80, "http")):
            with self.subTest(source):
                urls = [f"{scheme}://{name}:{port}/" for name in self.addresses]
                watch, truth = self.watched(lambda urls=urls: self.fetch(urls), port=port, count=NAMES)
                self.assertEqual(len(truth), NAMES)
                hosts = self.hosts(watch, port)
                told = {key: (hosts[key]["name"], hosts[key]["source"]) for key in truth}
                self.assertEqual(told, {key: (name, source) for key, name in truth.items()})
                guessed = [event for event in watch.of("opened") if event["remote"]["port"] == port and "host" in event]
                ends = [((event["remote"]["address"], event["local"]["port"]), event["host"]) for event in guessed]
                wrong = [(key, host) for key, host in ends if host.get("name", truth[key]) != truth[key]]
                self.assertEqual(wrong, [], "a name was told that was not the connection's")

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
        with names.NameServer(self.lab, [], address=STUB, forward_to=namespaces.WORLD_IPV4) as stub:
            program = "socket.create_connection(('n7.shared.example', 22)).recv(5)"
            watch, _ = self.watched(lambda: self.python(program, server=stub))
        (host,) = self.hosts(watch, 22).values()
        self.assertEqual(host, {"name": "n7.shared.example", "source": "dns"})

    def test_an_answer_over_tcp_is_read_like_any_other(self):
        ask = """
query = bytes.fromhex("123401000001000000000000") + b"".join(bytes([len(p)]) + p.encode() for p in "n9.shared.example".split(".")) + bytes.fromhex("0000010001")
server = socket.create_connection(("%s", 53))
server.sendall(len(query).to_bytes(2, "big") + query)
answer = server.recv(4096)
socket.create_connection((socket.inet_ntoa(answer[-4:]), 22)).recv(5)
""" % namespaces.WORLD_IPV4
        watch, _ = self.watched(lambda: self.python(ask))
        (host,) = self.hosts(watch, 22).values()
        self.assertEqual(host, {"name": "n9.shared.example", "source": "dns"})

    def test_nothing_is_looked_at_when_names_are_off(self):
        chosen = list(self.addresses)[:PROGRAMS]
        watch, _ = self.watched(lambda: self.fetch([f"http://{name}/" for name in chosen]), "--names", "off", port=80, count=PROGRAMS)
        self.assertEqual(set(map(str, self.hosts(watch, 80).values())), {"None"})

    @unittest.skipUnless(shutil.which("gtlsserver") and shutil.which("gtlsclient"), "there is no ngtcp2")
    def test_a_quic_connection_tells_its_name(self):
        name = "n3.shared.example"
        client = ["gtlsclient", "-q", "--timeout=2s", "--exit-on-all-streams-close",
                  name, str(names.QUIC_PORT), f"https://{name}:{names.QUIC_PORT}/"]
        with names.QuicServer(self.lab):
            watch, _ = self.watched(lambda: self.run_in_lab(*client), port=names.QUIC_PORT)
        (host,) = self.hosts(watch, names.QUIC_PORT).values()
        self.assertEqual((host["name"], host["source"]), (name, "sni"))


if __name__ == "__main__":
    unittest.main()
