"""The lab itself: two network namespaces joined by a veth pair, with no way out of either.

`lab` holds the programs that are watched and the helper; `world` holds the servers, under real public
addresses on its loopback. A `box`, where one is asked for, is like a container of the lab: a namespace of its
own behind address translation. A lab's name carries the pid and start time of the process that made it, so
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
BOX_GATEWAY, BOX_IPV4 = "10.77.0.1", "10.77.0.2"
PATIENCE = "rto_min 2s"
MTU = 1500
NAME = re.compile(r"^(tt-(\d+)-(\d+))-(lab|world|box)$")
TRANSLATION = f"""
table ip translation {{
  chain leaving {{
    type nat hook postrouting priority srcnat; policy accept;
    oifname "tt-lab0" ip saddr {BOX_IPV4} masquerade
  }}
}}
"""


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

    def __init__(self, single_segments=False, name=None, boxed=False):
        own = f"tt-{os.getpid()}-{start_ticks(os.getpid())}"
        self.name = name or own
        self.lab, self.world, self.box = f"{self.name}-lab", f"{self.name}-world", f"{self.name}-box"
        self.single_segments, self.boxed = single_segments, boxed
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
        if self.boxed:
            self._build_box()
        if self.single_segments:
            self._keep_order()
        self._check_no_way_out()
        counters.install(self.world, "tt-world0")
        self.servers = self.start([sys.executable, str(HERE / "world.py"), *places()], in_world=True, stdout=subprocess.PIPE)
        if not self.servers.stdout.readline():
            raise RuntimeError("the servers of the world did not start")

    def _build_box(self):
        run("ip", "netns", "add", self.box)
        self._quiet(self.box)
        run("ip", "link", "add", "tt-box0", "netns", self.lab, "type", "veth", "peer", "name", "tt-box1", "netns", self.box)
        run("ip", "-n", self.lab, "-batch", "-", feed=f"addr add {BOX_GATEWAY}/24 dev tt-box0\nlink set tt-box0 up\n")
        run("ip", "-n", self.box, "-batch", "-", feed="\n".join([
            "link set lo up",
            *self._segments("tt-box1"),
            "link set tt-box1 up",
            f"addr add {BOX_IPV4}/24 dev tt-box1",
            f"route add default via {BOX_GATEWAY} {PATIENCE}",
            "",
        ]))
        run("nsenter", f"--net=/run/netns/{self.lab}", "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")
        counters.nft(self.lab, "-f", "-", feed=TRANSLATION)

    def _keep_order(self):
        """One CPU takes in what arrives: a sender that moves between CPUs would let its packets overtake each other,
        and each end would tell another story of what was sent twice.
        """
        for in_world in (False, True):
            steer = "for queue in /sys/class/net/tt-*/queues/rx-*/rps_cpus; do echo 1 > $queue; done"
            subprocess.run(self.command(["sh", "-c", steer], in_world), check=True)

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
        """SCTP takes its segmentation from the size, TCP from the number."""
        if not self.single_segments:
            return []
        return [f"link set {device} gso_max_segs 1", *([] if device == "lo" else [f"link set {device} gso_max_size {MTU}"])]

    def _lab_setup(self):
        return "\n".join([
            "link set lo up",
            *self._segments("lo"),
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
        boxes = [(self.box, "tt-box1")] if self.boxed else []
        for namespace, device in ((self.lab, "tt-lab0|tt-box0"), (self.world, "tt-world0"), *boxes):
            for family in ("-4", "-6"):
                routes = run("ip", "-n", namespace, family, "route", "show", "table", "all").splitlines()
                strangers = [route for route in routes if not re.search(rf"\bdev ({device}|lo)\b", route)]
                if strangers:
                    raise RuntimeError(f"{namespace} has a way out: {strangers[0]}")
        if "default" in run("ip", "-n", self.world, "route"):
            raise RuntimeError(f"{self.world} has a default route")

    def command(self, command, in_world=False, in_box=False):
        namespace = self.world if in_world else self.box if in_box else self.lab
        return [str(HERE / "enter"), namespace, *command]

    def start(self, command, in_world=False, in_box=False, **options):
        """A process in the lab, the world or the box; its pid is the command's own, because `enter` only execs."""
        options.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.Popen(self.command(command, in_world, in_box), text=True, **options)
