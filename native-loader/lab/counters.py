"""The second, independent reference: nftables counters in the world, per connection and direction.

Seen from the lab: `sent` is what arrives in the world, `received` what leaves it. Bytes are from the
network header up. A segmented super-packet counts as one packet with one header, so a lab whose
connections are compared byte by byte is made with `single_segments`.
"""

import json
import subprocess

TABLE = """
table inet truth {
  set sent4 { type ipv4_addr . inet_service . ipv4_addr . inet_service . inet_proto; flags dynamic; size 65535; }
  set sent6 { type ipv6_addr . inet_service . ipv6_addr . inet_service . inet_proto; flags dynamic; size 65535; }
  set received4 { type ipv4_addr . inet_service . ipv4_addr . inet_service . inet_proto; flags dynamic; size 65535; }
  set received6 { type ipv6_addr . inet_service . ipv6_addr . inet_service . inet_proto; flags dynamic; size 65535; }
  chain arriving {
    type filter hook prerouting priority raw; policy accept;
    iifname "tt-world0" meta l4proto { tcp, udp } meta nfproto ipv4 \
      update @sent4 { ip saddr . th sport . ip daddr . th dport . meta l4proto counter }
    iifname "tt-world0" meta l4proto { tcp, udp } meta nfproto ipv6 \
      update @sent6 { ip6 saddr . th sport . ip6 daddr . th dport . meta l4proto counter }
  }
  chain leaving {
    type filter hook postrouting priority raw; policy accept;
    oifname "tt-world0" meta l4proto { tcp, udp } meta nfproto ipv4 \
      update @received4 { ip daddr . th dport . ip saddr . th sport . meta l4proto counter }
    oifname "tt-world0" meta l4proto { tcp, udp } meta nfproto ipv6 \
      update @received6 { ip6 daddr . th dport . ip6 saddr . th sport . meta l4proto counter }
  }
}
"""
SETS = ("sent4", "sent6", "received4", "received6")
PROTOCOLS = {6: "tcp", 17: "udp", "tcp": "tcp", "udp": "udp"}


def nft(namespace, *arguments, feed=None):
    command = ["nsenter", f"--net=/run/netns/{namespace}", "nft", *arguments]
    return subprocess.run(command, input=feed, text=True, check=True, capture_output=True).stdout


def install(namespace):
    nft(namespace, "-f", "-", feed=TABLE)


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
            counter = element["counter"]
            volume = {"bytes": counter["bytes"], "packets": counter["packets"]}
            flows.setdefault((PROTOCOLS[protocol], *ends), {})[name[:-1]] = volume
    return flows


def _elements(answer):
    for item in answer["nftables"]:
        for element in item.get("set", {}).get("elem", []):
            yield element["elem"]
