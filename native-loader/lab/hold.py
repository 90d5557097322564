#!/usr/bin/env python3
"""Opens connections and keeps them, idle: hold.py COUNT tcp|udp ADDRESS PORT. Prints {"ports": [...]}, ends with its input."""

import socket
import sys

import guard
import truth


def connect(kind, address, port):
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM if kind == "tcp" else socket.SOCK_DGRAM)
    opened.connect((address, port))
    return opened


def main(count, kind, address, port):
    guard.refuse_outside_the_lab()
    held = [connect(kind, address, int(port)) for _ in range(int(count))]
    truth.say({"ports": [one.getsockname()[1] for one in held]})
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
