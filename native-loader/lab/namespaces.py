"""The lab itself: two network namespaces joined by a veth pair, with no way out of either.

`lab` holds the programs that are watched and the helper; `world` holds the servers, under real public
addresses on its loopback. A lab's name carries the pid and start time of the process that made it, so
that the leftovers of a dead one can be told from a lab in use.
"""

import os
import pathlib
import re
import signal
import subprocess
import sys

import counters

HERE = pathlib.Path(__file__).resolve().parent
LAB_IPV4, LAB_IPV6 = "192.168.77.2", "fd77::2"
WORLD_IPV4, WORLD_IPV6 = "192.168.77.1", "fd77::1"
PATIENCE = "rto_min 2s"
NAME = re.compile(r"^(tt-(\d+)-(\d+))-(lab|world)$")


def places():
    """{address: (country, city)} of every address that the world answers at."""
    rows = (HERE / "world-addresses.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {address: (country, city) for address, country, city in cells}


def run(*command, feed=None):
    done = subprocess.run(command, input=feed, text=True, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
    return done.stdout


def start_ticks(pid):
    """When a process started, which no other process with the same pid shares; None when there is none."""
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    return stat.rpartition(")")[2].split()[19]


def namespaces():
    folder = pathlib.Path("/run/netns")
    return [found for entry in folder.glob("tt-*") if (found := NAME.match(entry.name))]


def living():
    return sorted({found[1] for found in namespaces() if start_ticks(found[2]) == found[3]})


def remove_leftovers():
    for found in namespaces():
        if start_ticks(found[2]) != found[3]:
            remove_namespace(found[0])


def remove_namespace(name):
    for pid in run("ip", "netns", "pids", name).split():
        try:
            os.kill(int(pid), signal.SIGKILL)
        except ProcessLookupError:
            continue
    run("ip", "netns", "delete", name)


class Lab:
    """A lab that lives as long as the `with` block around it."""

    def __init__(self, single_segments=False, name=None):
        own = f"tt-{os.getpid()}-{start_ticks(os.getpid())}"
        self.name = name or own
        self.lab, self.world = f"{self.name}-lab", f"{self.name}-world"
        self.single_segments = single_segments
        self.servers = None

    def __enter__(self):
        remove_leftovers()
        try:
            self._build()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.servers:
            self.servers.kill()
            self.servers.wait()
            self.servers.stdout.close()
        for found in namespaces():
            if found[1] == self.name:
                remove_namespace(found[0])

    def _build(self):
        for namespace in (self.lab, self.world):
            run("ip", "netns", "add", namespace)
            self._quiet(namespace)
        run("ip", "link", "add", "tt-lab0", "netns", self.lab, "type", "veth", "peer", "name", "tt-world0", "netns", self.world)
        run("ip", "-n", self.lab, "-batch", "-", feed=self._lab_setup())
        run("ip", "-n", self.world, "-batch", "-", feed=self._world_setup())
        self._check_no_way_out()
        counters.install(self.world)
        self.servers = self.start([sys.executable, str(HERE / "world.py"), *places()], in_world=True, stdout=subprocess.PIPE)
        if not self.servers.stdout.readline():
            raise RuntimeError("the servers of the world did not start")

    def _quiet(self, namespace):
        """Only the generators speak, and each thing is said once: no router discovery, no duplicate address
        detection, and no retransmission just because a busy machine is slow to answer.
        """
        settings = """
          for setting in accept_ra router_solicitations accept_dad; do
            echo 0 > /proc/sys/net/ipv6/conf/default/$setting
          done
          echo 0 > /proc/sys/net/ipv4/tcp_early_retrans
        """
        run("nsenter", f"--net=/run/netns/{namespace}", "sh", "-c", settings)

    def _segments(self, device):
        return [f"link set {device} gso_max_segs 1"] if self.single_segments else []

    def _lab_setup(self):
        return "\n".join([
            "link set lo up",
            *self._segments("tt-lab0"),
            "link set tt-lab0 up",
            f"addr add {LAB_IPV4}/24 dev tt-lab0",
            f"addr add {LAB_IPV6}/64 dev tt-lab0 nodad",
            f"route add default via {WORLD_IPV4} {PATIENCE}",
            f"route add ::/0 via {WORLD_IPV6} {PATIENCE}",
            "",
        ])

    def _world_setup(self):
        public = [f"addr add {address}/{128 if ':' in address else 32} dev lo nodad" for address in places()]
        return "\n".join([
            "link set lo up",
            *self._segments("tt-world0"),
            "link set tt-world0 up",
            f"addr add {WORLD_IPV4}/24 dev tt-world0",
            f"addr add {WORLD_IPV6}/64 dev tt-world0 nodad",
            *(line if ":" in line else line.removesuffix(" nodad") for line in public),
            f"route replace {LAB_IPV4}/32 dev tt-world0 {PATIENCE}",
            f"route replace {LAB_IPV6}/128 dev tt-world0 {PATIENCE}",
            "",
        ])

    def _check_no_way_out(self):
        for namespace, device in ((self.lab, "tt-lab0"), (self.world, "tt-world0")):
            for family in ("-4", "-6"):
                routes = run("ip", "-n", namespace, family, "route", "show", "table", "all").splitlines()
                strangers = [route for route in routes if not re.search(rf"\bdev ({device}|lo)\b", route)]
                if strangers:
                    raise RuntimeError(f"{namespace} has a way out: {strangers[0]}")
        if "default" in run("ip", "-n", self.world, "route"):
            raise RuntimeError(f"{self.world} has a default route")

    def command(self, command, in_world=False):
        return [str(HERE / "enter"), self.world if in_world else self.lab, *command]

    def start(self, command, in_world=False, **options):
        """A process in the lab, or in the world; its pid is the command's own, because `enter` only execs."""
        options.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.Popen(self.command(command, in_world), text=True, **options)
