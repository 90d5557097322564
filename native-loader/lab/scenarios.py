"""The 24 scenarios of the public yardstick, with generators of our own: what runs, and how it is judged."""

import dataclasses
import socket

import namespaces

IPPROTO_SCTP = 132
KB, MB = 1000, 1_000_000
RATE = 8 * MB
LOOPBACK = "127.0.0.1"
# Nothing is lost in the lab, and what is sent again is on the wire, in the sender's own facts and in nftables alike.
# Only a receiver does not know the size of what reached it twice, which happens when packets overtake each other
# between two CPUs; so each connection is compared with nftables, and their sum with the generator.
TOLERANCE = 0.01


@dataclasses.dataclass(frozen=True)
class Scenario:
    """`up`, `down`: payload bytes of one connection in the long form; `rate`: of each direction, a second."""

    name: str
    kind: str
    port: int
    up: int = 0
    down: int = 0
    rate: int = RATE
    size: int = 16_384
    method: str = "send"
    connections: int = 1
    runs: int = 1
    width: int = 1
    address: str = namespaces.WORLD_IPV4
    in_box: bool = False
    slack: int = 0  # bytes that a reference is allowed to lack, beyond the tolerance

    @property
    def protocol(self):
        return {"raw": "ip-253", "packet": "udp"}.get(self.kind, self.kind)

    @property
    def remote(self):
        """(address, port) as a connection of it is listed."""
        return self.address, self.port

    def options(self, shrink, neighbour):
        """Of the generator; `shrink` divides the volumes for the short form."""
        numbers = {"-u": self.up // shrink, "-d": self.down // shrink, "-r": self.rate, "-s": self.size, "-c": self.connections}
        words = [str(word) for option in numbers.items() for word in option]
        frame = ["-i", "tt-lab0", "-M", neighbour] if self.kind == "packet" else []
        return [*words, "-m", self.method, *frame, self.kind, self.address, str(self.port)]

    def service(self):
        """What its peer has to offer, as peer.py reads it."""
        if self.kind == "icmp":
            return None
        kind = "udp" if self.kind == "packet" else self.kind
        return f"{self.address},{kind},{253 if kind == 'raw' else self.port}"

    def missing(self):
        """Why this kernel cannot run it, or None."""
        if self.kind != "sctp":
            return None
        try:
            socket.socket(socket.AF_INET, socket.SOCK_STREAM, IPPROTO_SCTP).close()
        except OSError:
            return "this kernel has no SCTP"
        return None


BULK = 16 * MB
DATAGRAM = 1200
SCENARIOS = (
    Scenario("tcp-down", "tcp", 6001, down=BULK),
    Scenario("tcp-up", "tcp", 6002, up=BULK),
    Scenario("tcp-duplex", "tcp", 6003, up=BULK, down=BULK // 2),
    Scenario("udp-duplex", "udp", 6004, up=BULK // 2, down=BULK // 4, size=DATAGRAM),
    Scenario("icmp-echo", "icmp", 0, up=4 * MB, size=1000),
    Scenario("udp-443", "udp", 443, up=BULK // 2, size=DATAGRAM),
    Scenario("tcp-ipv6", "tcp", 6007, down=BULK, address=namespaces.WORLD_IPV6),
    # The socket does not tell how long its handshake and its shutdown were.
    Scenario("sctp", "sctp", 6008, down=BULK, slack=2000),
    Scenario("udp-small", "udp", 53, up=2 * MB, size=64, rate=2 * MB, method="sendto"),
    Scenario("raw-253", "raw", 0, up=4 * MB, size=1000),
    Scenario("short-lived", "tcp", 6011, up=512 * KB, rate=0, runs=20),
    Scenario("af-packet", "packet", 6012, up=4 * MB, size=1000),
    Scenario("uring-send", "tcp", 6013, up=BULK, method="uring"),
    Scenario("sendfile", "tcp", 6014, up=BULK, method="sendfile"),
    Scenario("sendmmsg", "udp", 6015, up=BULK // 2, size=DATAGRAM, method="mmsg"),
    Scenario("loopback", "tcp", 6016, down=BULK, address=LOOPBACK),
    Scenario("container", "tcp", 6017, up=BULK, in_box=True),
    Scenario("slow-drip", "tcp", 6018, up=2 * MB, rate=128 * KB, size=2048),
    Scenario("many-small", "tcp", 6019, up=64 * KB, rate=2 * MB, connections=60),
    Scenario("burst", "tcp", 6020, up=256 * KB, rate=0, runs=30, width=30),
    Scenario("uring-recv", "tcp", 6021, down=BULK, method="uring"),
    Scenario("splice", "tcp", 6022, down=BULK, method="splice"),
    Scenario("recvmmsg", "udp", 6023, down=BULK // 2, size=DATAGRAM, method="mmsg"),
    Scenario("udp-ipv6", "udp", 6024, down=BULK // 2, size=DATAGRAM, address=namespaces.WORLD_IPV6),
)
