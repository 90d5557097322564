#!/usr/bin/env python3
"""A server inside the lab, reached from the world. Prints {"ready": true}, then the truth of each connection."""

import signal
import socket
import sys
import threading

import guard
import services
import truth

TCP_SERVICES = {"tcp-echo": services.echo, "http": services.http}


def serve(connection, service):
    local, remote = connection.getsockname(), connection.getpeername()
    with connection:
        volume = service(connection)
    truth.say(truth.record("tcp", "in", local, remote, volume))


def tcp(service, port):
    listener = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True)
    truth.say({"ready": True})
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, service), daemon=True).start()


def udp(local_addresses, port):
    """Echoes datagrams; the truth of each peer is told when the server is asked to end."""
    volumes = {}
    server = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    server.bind(("::", port))

    def tell(_signal, _frame):
        for peer, volume in volumes.items():
            local = local_addresses["::ffff:" in peer[0]]
            truth.say(truth.record("udp", "in", (local, port), peer, (volume, volume)))
        sys.exit(0)

    signal.signal(signal.SIGTERM, tell)
    truth.say({"ready": True})
    while True:
        data, peer = server.recvfrom(65536)
        volumes[peer[:2]] = volumes.get(peer[:2], 0) + len(data)
        server.sendto(data, peer)


def main(kind, port, *local_addresses):
    guard.refuse_outside_the_lab()
    if kind == "udp-echo":
        udp({":" not in address: address for address in local_addresses}, int(port))
    else:
        tcp(TCP_SERVICES[kind], int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
