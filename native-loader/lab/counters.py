"""The second, independent reference: nftables counters, per connection and direction.

Seen from the lab: in the world, `sent` is what arrives and `received` what leaves; on the lab's own loopback it
is the other way round. Bytes are from the network header up. A segmented super-packet counts as one packet with
one header, so a lab whose connections are compared byte by byte is made with `single_segments`.
"""

import json
import subprocess

WAYS = ("sent", "received")
# What has ports is told apart by them; echo requests and the protocol for experiments have none.
PORTED = {4: "meta nfproto ipv4 meta l4proto { tcp, udp, sctp }", 6: "meta nfproto ipv6 meta l4proto { tcp, udp }"}
BARE = ("icmp type { echo-request, echo-reply }", "ip protocol 253")
PROTOCOLS = {1: "icmp", 6: "tcp", 17: "udp", 132: "sctp", 253: "ip-253", "icmp": "icmp", "tcp": "tcp", "udp": "udp", "sctp": "sctp"}


def _sets():
    for way in WAYS:
        for family in PORTED:
            end = f"ipv{family}_addr . inet_service"
            yield f"{way}{family}", f"{end} . {end} . inet_proto"
        yield f"{way}-bare", "ipv4_addr . ipv4_addr . inet_proto"


SETS = dict(_sets())


def _key(family, way, ports):
    """The lab's end first, whichever way the packet goes."""
    ends = [f"{family} {side}addr" + (f" . th {side}port" if ports else "") for side in "sd"]
    return " . ".join(ends if way == "sent" else reversed(ends)) + " . meta l4proto"


def _rules(match, way):
    for family, condition in PORTED.items():
        name = "ip" if family == 4 else "ip6"
        yield f"{match} {condition} update @{way}{family} {{ {_key(name, way, True)} counter }}"
    for condition in BARE:
        yield f"{match} {condition} update @{way}-bare {{ {_key('ip', way, False)} counter }}"


def _table(device, near):
    lines = ["table inet truth {"]
    lines += [f"set {name} {{ type {kind}; flags dynamic; size 65535; }}" for name, kind in SETS.items()]
    for hook, match, way in (
        ("prerouting", f'iifname "{device}"', WAYS[near]),
        ("postrouting", f'oifname "{device}"', WAYS[not near]),
    ):
        rules = "\n".join(_rules(match, way))
        lines.append(f"chain {hook} {{ type filter hook {hook} priority raw; policy accept;\n{rules}\n}}")
    return "\n".join([*lines, "}", ""])


def nft(namespace, *arguments, feed=None):
    command = ["nsenter", f"--net=/run/netns/{namespace}", "nft", *arguments]
    return subprocess.run(command, input=feed, text=True, check=True, capture_output=True).stdout


def install(namespace, device, near=False):
    """`near` when the namespace is the lab itself, where what leaves was sent."""
    nft(namespace, "-f", "-", feed=_table(device, near))


def reset(namespace):
    for name in SETS:
        nft(namespace, "flush", "set", "inet", "truth", name)


def read(namespace):
    """{(protocol, lab address, lab port, world address, world port): {"sent": {...}, "received": {...}}}"""
    flows = {}
    for name in SETS:
        answer = json.loads(nft(namespace, "-jn", "list", "set", "inet", "truth", name))
        for element in _elements(answer):
            *ends, protocol = element["val"]["concat"]
            if name.endswith("-bare"):
                ends = [ends[0], 0, ends[1], 0]
            counter = element["counter"]
            volume = {"bytes": counter["bytes"], "packets": counter["packets"]}
            flows.setdefault((PROTOCOLS[protocol], *ends), {})[name.rstrip("46").removesuffix("-bare")] = volume
    return flows


def _elements(answer):
    for item in answer["nftables"]:
        for element in item.get("set", {}).get("elem", []):
            yield element["elem"]
