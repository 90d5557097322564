#!/usr/bin/env python3
"""One TCP or UDP connection with a known number of payload bytes; prints its truth as one JSON line.

With --gate the socket is opened, {"ready": true} is printed, and nothing is sent before a line arrives on
standard input: that makes a connection which is older than the helper.
"""

import argparse
import socket
import sys
import time

import guard
import services
import truth


def open_socket(options):
    family = socket.AF_INET6 if ":" in options.address else socket.AF_INET
    kind = socket.SOCK_STREAM if options.kind.startswith("tcp") else socket.SOCK_DGRAM
    opened = socket.socket(family, kind)
    opened.settimeout(20)
    if options.bind:
        opened.bind((options.bind, 0))
    if options.kind != "udp-unconnected":
        opened.connect((options.address, options.port))
    return opened


def wait_at_the_gate():
    truth.say({"ready": True})
    sys.stdin.readline()


def tcp_echo(connection, options):
    received = sent = 0
    while sent < options.bytes:
        piece = services.BLOCK[: min(options.chunk, options.bytes - sent)]
        connection.sendall(piece)
        sent += len(piece)
        while received < sent:
            received += len(connection.recv(65536))
        time.sleep(options.pause)
    return sent, received


def tcp_sink(connection, options):
    services.pour(connection, options.bytes, 0)
    return options.bytes, 0


def udp_echo(udp, options):
    """Sends datagrams of `chunk` bytes and waits for each answer, so that none is lost on the way."""
    sent = received = 0
    while sent < options.bytes:
        piece = services.BLOCK[: min(options.chunk, options.bytes - sent)]
        if options.kind == "udp-unconnected":
            udp.sendto(piece, (options.address, options.port))
        else:
            udp.send(piece)
        sent += len(piece)
        received += len(udp.recv(65536))
        time.sleep(options.pause)
    return sent, received


def local_endpoint(opened, options):
    local = opened.getsockname()
    if options.kind != "udp-unconnected":
        return local
    # An unconnected socket has no local address of its own: ask which one the route gives it.
    with socket.socket(opened.family, socket.SOCK_DGRAM) as probe:
        probe.connect((options.address, options.port))
        return (probe.getsockname()[0], local[1])


KINDS = {"tcp-echo": tcp_echo, "tcp-sink": tcp_sink, "udp-connected": udp_echo, "udp-unconnected": udp_echo}


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("address")
    parser.add_argument("port", type=int)
    parser.add_argument("--bytes", type=int, default=100_000)
    parser.add_argument("--chunk", type=int, default=1200)
    parser.add_argument("--pause", type=float, default=0, help="seconds between chunks")
    parser.add_argument("--bind", help="local address, for clients in the world")
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--stay", action="store_true", help="stay connected afterwards, until standard input ends")
    return parser.parse_args()


def main():
    options = parse()
    guard.refuse_outside_the_lab()
    opened = open_socket(options)
    if options.gate:
        wait_at_the_gate()
    volume = KINDS[options.kind](opened, options)
    protocol = options.kind.split("-")[0]
    local = local_endpoint(opened, options)
    truth.say(truth.record(protocol, "out", local, (options.address, options.port), volume))
    if options.stay:
        sys.stdin.read()
    opened.close()


if __name__ == "__main__":
    main()
