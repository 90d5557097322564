#!/usr/bin/env python3
"""Gives a WireGuard device its key, its port and its one peer, as `wg` would: wireguard.py DEVICE 0|1 ADDRESS.

The two ends have the well-known keys of RFC 7748, section 6.1. Both listen at the same port. Received packets are not put
together to larger ones (GRO), because the reference would count those as one.
"""

import ctypes
import fcntl
import socket
import struct
import sys

NETLINK_GENERIC, CONTROLLER = 16, 16
REQUEST, ACKNOWLEDGE = 1, 4
GET_FAMILY, FAMILY_ID, FAMILY_NAME = 3, 1, 2
SET_DEVICE = 1
IFNAME, PRIVATE_KEY, LISTEN_PORT, PEERS = 2, 3, 6, 8
PUBLIC_KEY, ENDPOINT, ALLOWED_IPS = 1, 4, 9
FAMILY, ADDRESS, MASK = 1, 2, 3
PORT = 51820
SIOCETHTOOL, ETHTOOL_SGRO = 0x8946, 0x2C

PRIVATE = [
    "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
    "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
]
PUBLIC = [
    "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
    "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
]


def attribute(kind, value):
    padding = b"\0" * (-len(value) % 4)
    return struct.pack("=HH", 4 + len(value), kind) + value + padding


def nested(kind, *inner):
    return attribute(kind | 0x8000, b"".join(inner))


def ask(netlink, family, command, *attributes):
    """Sends one request; the first answer's bytes after its headers, or an error."""
    body = struct.pack("=BBH", command, 1, 0) + b"".join(attributes)
    netlink.send(struct.pack("=IHHII", 16 + len(body), family, REQUEST | ACKNOWLEDGE, 1, 0) + body)
    answer = netlink.recv(65536)
    kind = struct.unpack_from("=H", answer, 4)[0]
    error = struct.unpack_from("=i", answer, 16)[0] if kind == 2 else 0
    if error:
        raise OSError(-error, "the kernel refuses it")
    return answer[20:]


def family_of(netlink, name):
    answer = ask(netlink, CONTROLLER, GET_FAMILY, attribute(FAMILY_NAME, name.encode() + b"\0"))
    at = 0
    while at < len(answer):
        length, kind = struct.unpack_from("=HH", answer, at)
        if kind == FAMILY_ID:
            return struct.unpack_from("=H", answer, at + 4)[0]
        at += (length + 3) & ~3
    raise OSError(f"no family {name}")


def keep_packets_apart(device):
    request = ctypes.create_string_buffer(struct.pack("=II", ETHTOOL_SGRO, 0))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCETHTOOL, struct.pack("16sP16x", device.encode(), ctypes.addressof(request)))


def main(device, end, address):
    keep_packets_apart(device)
    end = int(end)
    anything = nested(
        0,
        attribute(FAMILY, struct.pack("=H", socket.AF_INET)),
        attribute(ADDRESS, bytes(4)),
        attribute(MASK, b"\0"),
    )
    endpoint = struct.pack("=H", socket.AF_INET) + struct.pack("!H", PORT) + socket.inet_aton(address) + bytes(8)
    peer = nested(
        0,
        attribute(PUBLIC_KEY, bytes.fromhex(PUBLIC[1 - end])),
        attribute(ENDPOINT, endpoint),
        nested(ALLOWED_IPS, anything),
    )
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_GENERIC) as netlink:
        netlink.bind((0, 0))
        ask(
            netlink,
            family_of(netlink, "wireguard"),
            SET_DEVICE,
            attribute(IFNAME, device.encode() + b"\0"),
            attribute(PRIVATE_KEY, bytes.fromhex(PRIVATE[end])),
            attribute(LISTEN_PORT, struct.pack("=H", PORT)),
            nested(PEERS, peer),
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
