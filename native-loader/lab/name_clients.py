#!/usr/bin/env python3
"""Programs that ask for names and connect: name_clients.py KIND FAMILY [OPTION...], the names on standard input.

Prints what it did, a JSON list for each connection: the name, and where the connection went or whose it was. The
resolver is the one in /etc/resolv.conf.

  silent   a process for each name, which says nothing but what an SSH client's peer says first
  one      one process for all of them
  https    a process for each name, which asks for its HTTPS record and believes the address in it
  quic     ngtcp2's client for each name; options are its own
"""

import json
import os
import pathlib
import socket
import subprocess
import sys

import guard

SSH, DNS, QUIC = 22, 53, 8444
HTTPS_RECORD, HINTS = 65, {4: (socket.AF_INET, 4), 6: (socket.AF_INET6, 16)}
AT_ONCE = 4


def say(name, **truth):
    # In one piece: others speak on the same pipe.
    os.write(1, json.dumps({"name": name, **truth}).encode() + b"\n")


def connect(name, family, port):
    host = socket.getaddrinfo(name, port, family, socket.SOCK_STREAM)[0][4][0]
    greet(name, host, port)


def greet(name, address, port):
    with socket.create_connection((address, port), 20) as connection:
        # All of it: with something unread the connection would be reset, and its port free for the next one at once.
        while not connection.recv(100).endswith(b"\n"):
            pass
        say(name, pid=os.getpid(), remote=address, local=connection.getsockname()[1])


def question(name, kind):
    labels = b"".join(bytes([len(label)]) + label.encode("ascii") for label in name.split("."))
    return os.urandom(2) + bytes.fromhex("01000001000000000000") + labels + b"\0" + kind.to_bytes(2, "big") + b"\0\1"


def resolver():
    """(address, whether it is to be asked over TCP) of the first one."""
    text = pathlib.Path("/etc/resolv.conf").read_text(encoding="ascii")
    return text.split("nameserver ")[1].split()[0], "use-vc" in text


def ask(message):
    server, over_tcp = resolver()
    family = socket.AF_INET6 if ":" in server else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM if over_tcp else socket.SOCK_DGRAM) as asking:
        asking.settimeout(20)
        asking.connect((server, DNS))
        asking.sendall((len(message).to_bytes(2, "big") if over_tcp else b"") + message)
        if not over_tcp:
            return asking.recv(4096)
        answer = b""
        while len(answer) < 2 or len(answer) < 2 + int.from_bytes(answer[:2], "big"):
            answer += asking.recv(4096)
        return answer[2:]


def by_https_record(name, family, port):
    message = question(name, HTTPS_RECORD)
    answer = ask(message)
    record = answer[len(message):]
    # A pointer to the question, kind, network, lifetime, length; priority and a target of one byte.
    assert record[:2] == b"\xc0\x0c" and record[12:15] == b"\0\1\0", record
    key, length = int.from_bytes(record[15:17], "big"), int.from_bytes(record[17:19], "big")
    assert HINTS[key] == (family, length), (key, length)
    greet(name, socket.inet_ntop(family, record[19 : 19 + length]), port)


def in_a_process_each(names, act, family):
    """A few at a time, each in a process of its own; all of them must end well."""
    children = set()
    for name in [*names, *[None] * AT_ONCE]:
        if len(children) >= AT_ONCE or (name is None and children):
            pid, status = os.wait()
            children.remove(pid)
            assert status == 0, f"a client ended with {status}"
        if name is not None:
            pid = os.fork()
            if pid == 0:
                act(name, family, SSH)
                os._exit(0)
            children.add(pid)


def quic(names, options):
    running = []
    for name in [*names, *[None] * AT_ONCE]:
        if len(running) >= AT_ONCE or (name is None and running):
            oldest = running.pop(0)
            assert oldest.wait() == 0, oldest.args
        if name is not None:
            uri = f"https://{name}:{QUIC}/"
            client = ["gtlsclient", "-q", "--timeout=5s", "--exit-on-all-streams-close", *options, name, str(QUIC), uri]
            running.append(subprocess.Popen(client, stdout=subprocess.DEVNULL))
            say(name, pid=running[-1].pid)


def main(kind, version, *options):
    guard.refuse_outside_the_lab()
    family = socket.AF_INET6 if version == "6" else socket.AF_INET
    names = sys.stdin.read().split()
    if kind == "quic":
        quic(names, options)
    elif kind == "one":
        for name in names:
            connect(name, family, SSH)
    else:
        in_a_process_each(names, {"silent": connect, "https": by_https_record}[kind], family)


if __name__ == "__main__":
    main(*sys.argv[1:])
