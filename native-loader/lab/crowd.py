"""The generator of many flows and connections, and its server in the world."""

import contextlib
import subprocess
import time

import generators

PORT = "4000"
PROGRAM = str(generators.BUILT / "crowd")


@contextlib.contextmanager
def server(lab):
    """A server that takes whatever the generator sends."""
    serving = lab.start([PROGRAM, "serve", PORT], in_world=True, stdout=subprocess.PIPE)
    try:
        serving.stdout.readline()
        yield
    finally:
        serving.kill()
        serving.communicate()


def price(lab, place):
    """Nanoseconds of its own processor time that a connection costs the program that makes it."""
    priced = lab.start([PROGRAM, "price", PORT, "1000", place], stdout=subprocess.PIPE)
    return int(priced.communicate()[0])


class Crowd:
    """A generator that runs until the block ends; `count` then says how much it did."""

    def __init__(self, lab, *arguments):
        self.process = lab.start([PROGRAM, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.began = time.monotonic()
        self.count = self.seconds = None

    def __enter__(self):
        self.process.stdout.readline()
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.count = int(self.process.stdout.readline())
        self.seconds = time.monotonic() - self.began
        self.process.stdout.close()
        self.process.wait()
