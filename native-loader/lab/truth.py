"""What a generator knows for certain about a connection of its own: one JSON line each."""

import json
import os
import sys


def endpoint(address):
    return {"address": address[0].removeprefix("::ffff:").split("%")[0], "port": address[1]}


def record(protocol, direction, local, remote, volume):
    """`volume` is (payload bytes sent, payload bytes received), seen from this process."""
    with open("/proc/self/cmdline", "rb") as cmdline:
        argv = cmdline.read().decode().split("\0")[:-1]
    return {
        "pid": os.getpid(),
        "exe": os.readlink("/proc/self/exe"),
        "argv": argv,
        "protocol": protocol,
        "direction": direction,
        "local": endpoint(local),
        "remote": endpoint(remote),
        "sent": volume[0],
        "received": volume[1],
    }


def say(value):
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()
