#!/usr/bin/env python3
"""Either end of newer kinds of TCP: newer_tcp.py serve KIND PORT, newer_tcp.py connect KIND ADDRESS PORT BYTES.

KIND is `multipath` or `fast-open`. A server prints {"ready": true} and echoes. A client prints {"connected": true} when its
first bytes are back, so that further paths can join; it sends the rest when its input ends, and waits for the echo.
"""

import errno
import socket
import sys

import guard
import services
import truth

IPPROTO_MPTCP = 262
FIRST = 1_000
WAITING_FAST_OPENS = 16
UNSUPPORTED = 77


def new_socket(kind):
    try:
        return socket.socket(socket.AF_INET, socket.SOCK_STREAM, IPPROTO_MPTCP if kind == "multipath" else 0)
    except OSError as refused:
        if refused.errno in (errno.EPROTONOSUPPORT, errno.ENOPROTOOPT):
            sys.exit(UNSUPPORTED)
        raise


def serve(kind, port):
    listener = new_socket(kind)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if kind == "fast-open":
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_FASTOPEN, WAITING_FAST_OPENS)
    listener.bind(("", int(port)))
    listener.listen()
    truth.say({"ready": True})
    while True:
        connection, _ = listener.accept()
        with connection:
            services.echo(connection)


def read_back(connection, size):
    while size:
        data = connection.recv(min(size, 65536))
        if not data:
            sys.exit("the other end has gone")
        size -= len(data)


def connect(kind, address, port, size):
    place, rest = (address, int(port)), int(size) - FIRST
    with new_socket(kind) as connection:
        if kind == "fast-open":
            connection.sendto(services.BLOCK[:FIRST], socket.MSG_FASTOPEN, place)
        else:
            connection.connect(place)
            connection.sendall(services.BLOCK[:FIRST])
        read_back(connection, FIRST)
        truth.say({"connected": True})
        sys.stdin.read()
        while rest:
            piece = services.BLOCK[: min(rest, 16_384)]
            connection.sendall(piece)
            read_back(connection, len(piece))
            rest -= len(piece)


def main(role, *words):
    guard.refuse_outside_the_lab()
    {"serve": serve, "connect": connect}[role](*words)


if __name__ == "__main__":
    main(*sys.argv[1:])
