#!/usr/bin/env python3
"""A name server that knows everything: answering.py LISTEN ADDRESS answers every question with that IPv4 address, whatever the
name is made of. Prints one line when ready."""

import socket
import sys

import guard


def main(listen, address):
    guard.refuse_outside_the_lab()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind((listen, 53))
        print("ready", flush=True)
        while True:
            question, client = server.recvfrom(4096)
            record = b"\xc0\x0c\0\1\0\1\0\0\1\x2c\0\4" + socket.inet_aton(address)
            server.sendto(question[:2] + b"\x81\x80\0\1\0\1\0\0\0\0" + question[12:] + record, client)


if __name__ == "__main__":
    main(*sys.argv[1:])
