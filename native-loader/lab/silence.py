"""App and helper alone in a network of their own, and whether a packet leaves it."""

import pathlib
import subprocess
import time

import counters
import display
import harness
import namespaces

# Everything that anything in the namespace sends, before it is routed anywhere; loopback included.
RULES = """
table inet silence {
  chain sent {
    type filter hook output priority -400; policy accept;
    counter
  }
}
"""


class Alone:
    """The desktop app on a virtual display, with its helper; nobody else is in its namespace."""

    def __init__(self):
        self._screen, self.lab = display.Display(), namespaces.Lab()

    def __enter__(self):
        screen = self._screen.__enter__()
        self.lab.__enter__()
        counters.nft(self.lab.lab, "-f", "-", feed=RULES)
        command = [harness.RUN, "--no-first-run"]
        self.app = self.lab.start(command, env=screen.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        harness.wait_until(lambda: screen.colours() > 20, 60, "the window shows its first frame")
        harness.wait_until(lambda: harness.has_helper(self.app.pid), 60, "the helper has started")
        self.helper = harness.helper_of(self.app.pid)
        # The kernel's own first words: who is this neighbour, which groups are joined.
        harness.wait_until(lambda: self._silent_for(6), 90, "the kernel is silent")
        return self

    def __exit__(self, *nothing):
        self.app.terminate()
        self.app.wait()
        self.lab.__exit__(*nothing)
        self._screen.__exit__(*nothing)

    def _silent_for(self, seconds):
        before = self.sent()
        time.sleep(seconds)
        return self.sent() == before

    def sent(self):
        """Packets: {interface: by its own counters}, and under "nftables" what left any program or the kernel."""
        lines = self._say("cat", "/proc/net/dev").splitlines()[2:]
        found = {line.split(":")[0].strip(): int(line.split(":")[1].split()[9]) for line in lines}
        rule = counters.nft(self.lab.lab, "list", "table", "inet", "silence").split("counter packets ")[1]
        return found | {"nftables": int(rule.split()[0])}

    def _say(self, *command):
        return subprocess.run(self.lab.command(list(command)), capture_output=True, text=True, check=True).stdout

    def is_running(self):
        return self.app.poll() is None and pathlib.Path(f"/proc/{self.helper}").exists()

    def speak(self):
        """One datagram, which proves that one would be seen."""
        self._say("python3", "-c", f"import socket; socket.socket(2, 2).sendto(b'x', ('{namespaces.WORLD_IPV4}', 9))")
