"""Mixed load in a lab, and what was counted of it on each interface: by the kernel, by Telltale, and in its connections."""

import pathlib
import subprocess
import sys
import time

import harness
import namespaces

HERE = pathlib.Path(__file__).resolve().parent
LINK_HEADER = 14
# The helper reads its books every five seconds.
SETTLED_SECONDS = 11
OFFLOADS = ("tso", "gso", "gro")
BULK = (
    ["curl", "-s", "-o", "/dev/null", "http://8.8.8.8/bytes/60000000/12000000"],
    ["curl", "-s", "-o", "/dev/null", "http://[2001:660:3001::10]/bytes/20000000/4000000"],
    ["{python}", "-B", str(HERE / "client.py"), "tcp-sink", "41.89.1.10", "9", "--bytes", "20000000"],
    ["{python}", "-B", str(HERE / "client.py"), "udp-connected", "164.100.1.10", "443", "--bytes", "300000"],
    ["{python}", "-B", str(HERE / "client.py"), "udp-unconnected", "2001:4200::10", "123", "--bytes", "100000", "--chunk", "40"],
    ["{python}", "-B", str(HERE / "client.py"), "tcp-echo", namespaces.LAB_IPV4, "7001", "--bytes", "3000000"],
)


def device_counters(lab, device):
    """(bytes, packets), both directions together, as /sys/class/net says."""
    files = [f"/sys/class/net/{device}/statistics/{way}_{what}" for what in ("bytes", "packets") for way in ("rx", "tx")]
    figures = subprocess.run(lab.command(["cat", *files]), capture_output=True, text=True, check=True).stdout.split()
    received, sent, received_packets, sent_packets = map(int, figures)
    return received + sent, received_packets + sent_packets


def set_offloads(lab, state):
    words = [word for offload in OFFLOADS for word in (offload, state)]
    for in_world, device in ((False, "tt-lab0"), (False, "lo"), (True, "tt-world0")):
        # A device refuses what it cannot change (lo its GSO), and changes the rest.
        subprocess.run(lab.command(["ethtool", "-K", device, *words], in_world), capture_output=True, check=False)


class InterfaceLoad:
    """Runs once. `rows` holds {device: (kernel bytes, kernel packets, tally, bytes in connections)}."""

    DEVICES = ("tt-lab0", "lo")

    def __init__(self, seconds, offloads):
        with namespaces.Lab() as lab:
            self.lab = lab
            set_offloads(lab, "on" if offloads else "off")
            self.server = lab.start(harness.python("server.py", "tcp-echo", "7001"), stdout=subprocess.PIPE, stdin=subprocess.PIPE)
            assert self.server.stdout.readline()
            self.watch = harness.Watch(lab)
            try:
                self._observe(seconds)
            finally:
                self.watch.kill()
                self.server.kill()
                self.server.communicate()

    def _observe(self, seconds):
        self.watch.hello()
        before = {device: device_counters(self.lab, device) for device in self.DEVICES}
        self._load(seconds)
        after, tallies = self._settled()
        self.exit_code = self.watch.stop()
        listed = self._listed()
        self.losses = self.watch.of("health")[-1]["losses"]
        self.rows = {
            device: (*(now - then for now, then in zip(after[device], before[device])), tallies[device], listed[device])
            for device in self.DEVICES
        }

    def _load(self, seconds):
        mix = self.lab.start([sys.executable, "-B", str(HERE / "mix.py"), "--for", "3600"])
        end = time.monotonic() + seconds
        running = {}
        try:
            while time.monotonic() < end:
                for number, command in enumerate(BULK):
                    if number not in running or running[number].poll() is not None:
                        words = [word.format(python=sys.executable) if word == "{python}" else word for word in command]
                        running[number] = self.lab.start(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(0.2)
        finally:
            for process in (mix, *running.values()):
                process.terminate()
                process.wait()

    def _settled(self):
        """The counters and the tallies when both stand still: nobody speaks any more."""
        end = time.monotonic() + 4 * SETTLED_SECONDS * harness.SLOWNESS
        while True:
            before = {device: device_counters(self.lab, device) for device in self.DEVICES}
            seen = len(self.watch.of("health"))
            time.sleep(SETTLED_SECONDS)
            after = {device: device_counters(self.lab, device) for device in self.DEVICES}
            if (before == after and len(self.watch.of("health")) > seen + 1) or time.monotonic() > end:
                return after, {tally["interface"]: tally for tally in self.watch.of("health")[-1]["tallies"]}

    def _listed(self):
        listed = dict.fromkeys(self.DEVICES, 0)
        for line in self.watch.of("closed"):
            for way in ("sent", "received"):
                listed[line["interface"]] += line[way]["bytes"] + LINK_HEADER * line[way]["packets"]
        return listed

    def deviation(self, device):
        """Of what the classifiers saw from what the kernel counted: a share."""
        kernel, packets, tally, _ = self.rows[device]
        # The loopback's driver counts what is behind the link header.
        kernel += LINK_HEADER * packets if device == "lo" else 0
        return abs(tally["seen"] - kernel) / kernel

    def unlisted(self, device):
        """The share of what was counted that is in no connection; fair only when no buffer stands for several packets."""
        _, _, tally, listed = self.rows[device]
        return abs(tally["counted"] - listed) / tally["counted"]

    def unaccounted(self, device):
        _, _, tally, _ = self.rows[device]
        return tally["unaccounted"] / tally["kernel"]
