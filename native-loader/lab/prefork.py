#!/usr/bin/env python3
"""A server whose children accept what their parent listens for: prefork.py CHILDREN PORT.

Prints {"ready": true, "parent": pid}, then {"port": ..., "pid": ...} of each connection: the port of its other end, and
the child that accepted it. Each child serves one connection at a time and echoes. Ends with its input.
"""

import os
import signal
import socket
import sys

import guard
import services
import truth


def accept_forever(listener):
    while True:
        connection, peer = listener.accept()
        truth.say({"port": peer[1], "pid": os.getpid()})
        with connection:
            services.echo(connection)


def main(children, port):
    guard.refuse_outside_the_lab()
    listener = socket.create_server(("", int(port)))
    pids = []
    for _ in range(int(children)):
        pid = os.fork()
        if not pid:
            accept_forever(listener)
        pids.append(pid)
    truth.say({"ready": True, "parent": os.getpid()})
    sys.stdin.read()
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
