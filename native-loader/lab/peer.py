#!/usr/bin/env python3
"""The other end of the scenarios: peer.py ADDRESS,KIND,PORT... Prints one line when ready.

A generator begins with a line `send BYTES RATE SIZE`: so much is sent to it, while all that it sends is
swallowed. `raw` keeps a socket of the IP protocol PORT open, so that the kernel does not refuse it.
"""

import socket
import sys
import threading
import time

import guard
import services

IPPROTO_SCTP = 132
SO_RCVBUFFORCE = 33


def in_thread(act, *arguments):
    thread = threading.Thread(target=act, args=arguments, daemon=True)
    thread.start()
    return thread


def asked_for(request):
    _, *numbers = request.split()
    return map(int, numbers)


def serve_stream(connection):
    with connection:
        request = b""
        while b"\n" not in request:
            data = connection.recv(65536)
            if not data:
                return
            request += data
        down, rate, _ = asked_for(request.partition(b"\n")[0])
        sender = in_thread(services.pour, connection, down, rate)
        services.sink(connection)
        sender.join()


def stream(address, port, protocol):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((address, port))
    listener.listen(128)
    in_thread(accept_forever, listener)


def accept_forever(listener):
    while True:
        connection, _ = listener.accept()
        in_thread(serve_stream, connection)


def send_datagrams(udp, peer, request):
    down, rate, size = asked_for(request)
    began, sent = time.monotonic(), 0
    while sent < down:
        sent += udp.sendto(services.BLOCK[: min(size, down - sent)], peer)
        early = began + sent / rate - time.monotonic() if rate else 0
        # Sleeps are coarse: many datagrams share one.
        if early > 0.002:
            time.sleep(early)


def answer_datagrams(udp):
    while True:
        data, peer = udp.recvfrom(65536)
        if data.startswith(b"send "):
            in_thread(send_datagrams, udp, peer, data)


def datagrams(address, port):
    udp = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind((address, port))
    in_thread(answer_datagrams, udp)


def swallow(raw):
    raw.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 16 << 20)
    while True:
        raw.recv(65536)


def open_service(address, kind, port):
    if kind == "raw":
        # Read for ever: from a full socket the kernel turns to refusing.
        in_thread(swallow, socket.socket(socket.AF_INET, socket.SOCK_RAW, port))
    elif kind == "udp":
        datagrams(address, port)
    else:
        stream(address, port, IPPROTO_SCTP if kind == "sctp" else socket.IPPROTO_TCP)


def main(*wanted):
    guard.refuse_outside_the_lab()
    for one in wanted:
        address, kind, port = one.split(",")
        open_service(address, kind, int(port))
    print("ready", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
