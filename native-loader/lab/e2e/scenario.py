"""One run of everything that accuracy is judged by: what was done, what nftables counted, what watch said."""

import json
import os
import shutil
import signal
import subprocess
import time

import counters
import harness
import namespaces

ECHO, SINK, HTTP = "7", "9", "80"
LAB_ECHO, LAB_HTTP, LAB_UDP = "7001", "7002", "7003"


class Scenario:
    """Runs once; afterwards `truths` holds one record a connection, with "before" on those older than the helper."""

    def __init__(self, *options, watched=True, rung=harness.RUNG):
        # Where owners are only looked for among the open sockets, a connection has to live until somebody looks.
        self.rung, self.lasting = rung, rung == "sock-diag"
        self.stay = ("--stay",) if self.lasting else ()
        self.rate = "/100000" if self.lasting else ""
        self.truths, self.flows, self.watch = [], {}, None
        self._gated, self._servers = [], []
        with namespaces.Lab(single_segments=True) as lab:
            self.lab = lab
            try:
                self._start_servers()
                self._open_before_the_helper()
                self._observe(options) if watched else self._play()
                self.flows = counters.read(lab.world)
            finally:
                for process in (*self._gated, *self._servers):
                    process.kill()
                    process.wait()

    def _observe(self, options):
        self.watch = harness.Watch(self.lab, *options, rung=self.rung)
        try:
            self.hello = self.watch.hello()
            counters.reset(self.lab.world)
            self._play()
            self.exit_code = self.watch.stop()
        finally:
            self.watch.kill()

    def _play(self):
        self._pass_the_gate()
        self._outbound()
        self._inbound()
        self._end_servers()
        # The last packets reach the helper's next reading, of which there are four a second.
        time.sleep(0.6 * harness.SLOWNESS)

    def _start(self, command, in_world=False):
        return self.lab.start(command, in_world, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def _start_servers(self):
        for kind, port in (("tcp-echo", LAB_ECHO), ("http", LAB_HTTP), ("udp-echo", LAB_UDP)):
            local = (namespaces.LAB_IPV4, namespaces.LAB_IPV6) if kind == "udp-echo" else ()
            server = self._start(harness.python("server.py", kind, port, *local))
            self._servers.append(server)
            assert server.stdout.readline(), f"the {kind} server did not start"

    def _open_before_the_helper(self):
        for kind, address, port in (
            ("tcp-echo", "133.11.0.10", ECHO),
            ("tcp-echo", "2001:660:3001::10", ECHO),
            ("udp-connected", "137.158.1.10", ECHO),
            ("udp-connected", "2001:738::10", "53"),
        ):
            self._gate(harness.python("client.py", kind, address, port, "--gate"))
        # Its own end is in the world; the connection that counts is the one that the lab's server accepted.
        self._gate(
            harness.python("client.py", "tcp-echo", namespaces.LAB_IPV4, LAB_ECHO, "--gate", "--bind", "156.17.1.10"),
            in_world=True,
        )

    def _gate(self, command, in_world=False):
        client = self._start(command, in_world)
        client.in_world = in_world
        self._gated.append(client)
        assert json.loads(client.stdout.readline())["ready"]

    def _pass_the_gate(self):
        for client in self._gated:
            client.stdin.write("go\n")
            client.stdin.flush()
        for client in self._gated:
            self._tell(client, before=True, in_world=client.in_world)

    def _await_owner(self, connection):
        """Waits until watch has named the program of a connection; where it never does, the checks say so."""
        end = (connection["local"]["address"], connection["local"]["port"])

        def names_it(event):
            ends = [(event[side]["address"], event[side]["port"]) for side in ("local", "remote")] if "process" in event else []
            return end in ends

        try:
            self.watch.wait_for(names_it, 20 * harness.SLOWNESS)
        except AssertionError:
            pass

    def _tell(self, client, before=False, in_world=False):
        output = ""
        if self.stay and not before and self.watch:
            output = client.stdout.readline()
            self._await_owner(json.loads(output))
        output += client.communicate(timeout=60 * harness.SLOWNESS)[0]
        if client.returncode:
            raise AssertionError(f"a generator failed with {client.returncode}")
        if in_world:
            if before:
                truth = json.loads(output)
                self._before_inbound = (truth["local"]["address"], truth["local"]["port"])
            return
        self.truths.append(json.loads(output) | {"before": before})

    def _outbound(self):
        clients = [
            self._start(harness.python("client.py", *words, *self.stay))
            for words in (
                ("tcp-echo", "163.178.1.10", ECHO),
                ("tcp-echo", "2001:288:1::10", ECHO),
                ("tcp-sink", "41.89.1.10", SINK, "--bytes", "400000"),
                ("tcp-sink", "2404:138::10", SINK, "--bytes", "400000"),
                ("udp-connected", "164.100.1.10", "443"),
                ("udp-unconnected", "190.216.1.10", "53"),
                ("udp-unconnected", "2001:4200::10", "123"),
            )
        ]
        for client in clients:
            self._tell(client)
        for address in ("8.8.8.8", "160.210.1.10", "137.132.1.10", "2001:12ff:0:2::3", "2001:760::10"):
            self._curl(address, f"/bytes/{300_000}{self.rate}")
        self._curl("130.216.1.10", "/", "--data-binary", "@/proc/self/exe", "-H", "Expect:", *(("--limit-rate", "100K") if self.lasting else ()))

    def _curl(self, address, path, *options):
        url = f"http://[{address}]{path}" if ":" in address else f"http://{address}{path}"
        command = ["curl", "-sS", "-o", "/dev/null", "-w", "%{json}", *options, url]
        client = self._start(command)
        output, _ = client.communicate(timeout=60 * harness.SLOWNESS)
        said = json.loads(output)
        self.truths.append({
            "pid": client.pid,
            "exe": os.path.realpath(shutil.which("curl")),
            "argv": command,
            "protocol": "tcp",
            "direction": "out",
            "local": {"address": said["local_ip"], "port": said["local_port"]},
            "remote": {"address": said["remote_ip"], "port": said["remote_port"]},
            "sent": said["size_request"] + said["size_upload"],
            "received": said["size_header"] + said["size_download"],
            "before": False,
        })

    def _inbound(self):
        lab4, lab6 = namespaces.LAB_IPV4, namespaces.LAB_IPV6
        clients = [
            self._start(harness.python("client.py", kind, to, port, "--bind", source, *self.stay), in_world=True)
            for kind, to, port, source in (
                ("tcp-echo", lab4, LAB_ECHO, "142.103.1.10"),
                ("tcp-echo", lab6, LAB_ECHO, "2001:1218:1::10"),
                ("udp-connected", lab4, LAB_UDP, "128.214.1.10"),
                ("udp-connected", lab6, LAB_UDP, "2001:638:a000::10"),
            )
        ]
        for client in clients:
            self._tell(client, in_world=True)
        for source, to in (("196.1.95.10", lab4), ("2001:620:0:1::10", f"[{lab6}]")):
            url = f"http://{to}:{LAB_HTTP}/bytes/200000{self.rate}"
            done = self.lab.start(["curl", "-sS", "-o", "/dev/null", "--interface", source, url], in_world=True)
            assert done.wait(60 * harness.SLOWNESS) == 0

    def _end_servers(self):
        """The lab's servers are the watched end of what came from the world, so their words are the truth."""
        time.sleep(0.5 * harness.SLOWNESS)
        for server in self._servers:
            server.send_signal(signal.SIGTERM)
            output, _ = server.communicate(timeout=20 * harness.SLOWNESS)
            for line in output.splitlines():
                truth = json.loads(line)
                end = (truth["remote"]["address"], truth["remote"]["port"])
                self.truths.append(truth | {"before": end == self._before_inbound})
