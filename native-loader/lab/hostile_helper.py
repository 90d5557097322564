#!/usr/bin/env python3
"""A helper that lies: started in place of the real one, says what $TELLTALE_HOSTILE names and notes in $TELLTALE_REPORT
how many bytes its client took."""

import os
import pathlib
import signal
import socket
import sys
import tempfile

HELLO = (
    b'{"event":"hello","at":1780000000123,"version":2,"helper":"0","rung":"\\u001b]0;PWNED\\u0007","kernel":"6\\u202e","attach":"tcx",'
    b'"sources":[],"missing":[]}\n'
)
HEALTH = b'{"event":"health","at":1780000000124,"flows":%s,"interfaces":1,"losses":{%s},"x":%s}\n'
OPENED = (
    '{"event":"opened","at":1780000000124,"id":%d,"protocol":"tcp","direction":"out","local":{"address":"192.0.2.1","port":4000},'
    '"remote":{"address":"198.51.%d.%d","port":443},"owner":{"how":"connect"},"process":{"pid":%d,"name":"\\u001b[31mevil"}}\n'
)
BLOCK = b"a" * 65536


def health(flows=b"1", losses=b"", more=b"1"):
    return HEALTH % (flows, losses, more)


def endless(before):
    yield before
    for _ in range((1 << 30) // len(BLOCK)):
        yield BLOCK


def flood():
    """So many connections, and none of them ends; then the stream goes on in peace."""
    count = int(os.environ.get("TELLTALE_FLOOD", "1000000"))
    yield HELLO
    for first in range(0, count, 1000):
        yield "".join(OPENED % (i, i >> 8 & 255, i & 255, 2 + i % 30000) for i in range(first, min(first + 1000, count))).encode()
    yield health(b"%d" % count)


CASES = {
    "a gigabyte without an end": lambda: endless(b""),
    "a line of a gigabyte": lambda: endless(HELLO + b'{"event":"health","x":"'),
    "a million brackets": lambda: [HELLO, health(more=b"[" * 1_000_000)],
    "brackets that fit": lambda: [HELLO, health(more=b"[" * 60_000)],
    "not a number": lambda: [HELLO, health(flows=b"NaN")],
    "infinity": lambda: [HELLO, health(flows=b"-Infinity")],
    "a name twice": lambda: [HELLO, health(losses=b'"a":1,"a":2')],
    "half a line": lambda: [HELLO, health()[:40]],
    "no UTF-8": lambda: [HELLO, health(losses=b'"\xff\xfe\xc0\x80":1')],
    "a zero byte": lambda: [HELLO, b"{\0" + health()[1:]],
    "another type": lambda: [HELLO, health(flows=b'{"a":[]}')],
    "a huge number": lambda: [HELLO, health(flows=b"9" * 5000)],
    "a huge exponent": lambda: [HELLO, health(flows=b"1e999999999")],
    "a second hello": lambda: [HELLO, HELLO],
    "no hello": lambda: [health()],
    "a million connections": flood,
}
ENDS_WELL = ("a million connections",)


def main():
    case = os.environ["TELLTALE_HOSTILE"]
    sent = 0
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listening:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        path = str(pathlib.Path(folder) / "hostile.sock")
        listening.bind(path)
        listening.listen(1)
        print(f"listening {path}", flush=True)
        client, _ = listening.accept()
        with client:
            try:
                for piece in CASES[case]():
                    client.sendall(piece)
                    sent += len(piece)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it has heard enough
            report = pathlib.Path(os.environ["TELLTALE_REPORT"])
            report.with_suffix(".part").write_text(str(sent), encoding="ascii")
            report.with_suffix(".part").rename(report)
            if case in ENDS_WELL:
                client.recv(1)


if __name__ == "__main__":
    main()
