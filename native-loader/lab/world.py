#!/usr/bin/env python3
"""The rest of the world: TCP and UDP servers under every public address of the lab. Prints one line when ready."""

import selectors
import socket
import sys
import threading

import guard
import services

TCP_SERVICES = {7: services.echo, 9: services.sink, 22: services.greet, 80: services.http, 443: services.http}
UDP_ECHO_PORTS = (7, 53, 123, 443)


def serve(connection, service):
    with connection:
        try:
            service(connection)
        except (ConnectionError, TimeoutError, ValueError, IndexError):
            return  # the other end left; it knows why


def accept_forever(listener, service):
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, service), daemon=True).start()


def listen(port):
    listener = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=1024)
    threading.Thread(target=accept_forever, args=(listener, TCP_SERVICES[port]), daemon=True).start()


def udp_socket(address, port):
    # One socket an address: a reply from a wildcard socket would leave under the route's own address.
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    udp = socket.socket(family, socket.SOCK_DGRAM)
    udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
    udp.bind((address, port))
    return udp


def echo_datagrams(sockets):
    selector = selectors.DefaultSelector()
    for udp in sockets:
        selector.register(udp, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            data, peer = key.fileobj.recvfrom(65536)
            key.fileobj.sendto(data, peer)


def main(addresses):
    guard.refuse_outside_the_lab()
    for port in TCP_SERVICES:
        listen(port)
    sockets = [udp_socket(address, port) for address in addresses for port in UDP_ECHO_PORTS]
    print("ready", flush=True)
    echo_datagrams(sockets)


if __name__ == "__main__":
    main(sys.argv[1:])
