#!/usr/bin/env python3
"""One end of a tunnel: tunnel.py DEVICE connect|listen ADDRESS PORT. Packets of a tun device in datagrams.

Prints one line when the device is there.
"""

import fcntl
import os
import select
import socket
import struct
import sys

import guard

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
LONGEST = 65536


def open_device(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_CLOEXEC)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode("ascii"), IFF_TUN | IFF_NO_PI))
    return device


def carry(device, udp, peer):
    while True:
        readable, _, _ = select.select([device, udp], [], [])
        if udp in readable:
            packet, peer = udp.recvfrom(LONGEST)
            write(device, packet)
        if device in readable:
            packet = os.read(device, LONGEST)
            if peer:
                udp.sendto(packet, peer)


def write(device, packet):
    try:
        os.write(device, packet)
    except OSError:
        return  # the device is down: as on any link, the packet is lost


def main(name, role, address, port):
    guard.refuse_outside_the_lab()
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
    peer = (address, int(port)) if role == "connect" else None
    if not peer:
        udp.bind((address, int(port)))
    device = open_device(name)
    print("ready", flush=True)
    carry(device, udp, peer)


if __name__ == "__main__":
    main(*sys.argv[1:])
