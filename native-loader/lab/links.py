"""Links between the lab and the world beside the veth pair that every lab has: each is one kind of the kernel's own.

A link is made with an address at either end, and with a route from the lab to one place of the world.
"""

import sys

import namespaces

LAB_ADDRESS, WORLD_ADDRESS = "10.99.0.1", "10.99.0.2"
PLACE = "133.11.0.10"
TUNNEL_PORT = 4789


class Missing(Exception):
    """This kernel does not have that kind of link."""


class Ends:
    """The two namespaces of a lab, and the commands that are given to both."""

    def __init__(self, lab):
        self.lab = lab
        self.names = (lab.lab, lab.world)
        self.addresses = (namespaces.LAB_IPV4, namespaces.WORLD_IPV4)
        self.devices = ("tt-lab0", "tt-world0")

    def ip(self, end, *lines):
        try:
            namespaces.run("ip", "-n", self.names[end], "-batch", "-", feed="\n".join([*lines, ""]))
        except RuntimeError as refused:
            if "Unknown device type" in str(refused) or "not supported" in str(refused):
                raise Missing(str(refused).splitlines()[0]) from refused
            raise

    def veth(self, name):
        """A pair `name`0 in the lab and `name`1 in the world, as yet down."""
        first, second = (["netns", namespace] for namespace in self.names)
        namespaces.run("ip", "link", "add", f"{name}0", *first, "type", "veth", "peer", "name", f"{name}1", *second)
        for end in (0, 1):
            self.ip(end, f"link set {name}{end} gso_max_segs 1 gso_max_size 1500")

    def raise_up(self, device):
        """Gives the devices `device`0 and `device`1 their addresses and the lab its route."""
        for end, address in enumerate((LAB_ADDRESS, WORLD_ADDRESS)):
            name = f"{device}{end}"
            self.ip(end, f"link set {name} gso_max_segs 1", f"link set {name} up", f"addr add {address}/24 dev {name}")
        self.ip(0, f"route add {PLACE}/32 via {WORLD_ADDRESS} dev {device}0 src {LAB_ADDRESS} {namespaces.PATIENCE}")


def vlan(ends):
    for end in (0, 1):
        ends.ip(end, f"link add link {ends.devices[end]} name tt-vlan{end} type vlan id 77")
    ends.raise_up("tt-vlan")


def bond(ends):
    """Two ports that take turns, so that a connection uses both."""
    for end in (0, 1):
        ends.ip(end, f"link add tt-bond{end} type bond mode balance-rr miimon 100")
    for name in ("tt-a", "tt-b"):
        ends.veth(name)
        for end in (0, 1):
            ends.ip(end, f"link set {name}{end} master tt-bond{end}")
    ends.raise_up("tt-bond")


def bridge(ends):
    """A bridge at either end, whose port is a veth pair."""
    for end in (0, 1):
        ends.ip(end, f"link add tt-bridge{end} type bridge")
    ends.veth("tt-port")
    for end in (0, 1):
        ends.ip(end, f"link set tt-port{end} master tt-bridge{end}", f"link set tt-port{end} up")
    ends.raise_up("tt-bridge")


def vxlan(ends):
    for end in (0, 1):
        local, remote = ends.addresses[end], ends.addresses[1 - end]
        ends.ip(
            end,
            f"link add tt-vxlan{end} type vxlan id 77 local {local} remote {remote} dstport {TUNNEL_PORT} dev {ends.devices[end]}",
            f"link set tt-vxlan{end} mtu 1400",
        )
    ends.raise_up("tt-vxlan")


def wireguard(ends):
    for end in (0, 1):
        ends.ip(end, f"link add tt-wg{end} type wireguard", f"link set tt-wg{end} mtu 1400")
        program = [sys.executable, "-B", str(namespaces.HERE / "wireguard.py"), f"tt-wg{end}", str(end), ends.addresses[1 - end]]
        namespaces.run("nsenter", f"--net=/run/netns/{ends.names[end]}", *program)
    ends.raise_up("tt-wg")
