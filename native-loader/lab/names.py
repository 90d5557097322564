"""Names in the lab: a real name server for the world, and how a program in the lab comes to ask it."""

import ipaddress
import pathlib
import struct
import subprocess
import sys
import tempfile
import time

import namespaces

TLS_PORT, QUIC_PORT = 8443, 8444
MULTICAST_PORT, MULTICAST_IPV4, MULTICAST_IPV6 = 5353, "224.0.0.251", "ff02::fb"
SPEAKER = """
import socket, sys
sender, port, to, message = sys.argv[1:]
speaker = socket.socket(socket.AF_INET6 if ":" in sender else socket.AF_INET, socket.SOCK_DGRAM)
speaker.bind((sender, int(port)))
if ":" in sender:
    speaker.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, socket.if_nametoindex("tt-world0"))
else:
    speaker.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(sender))
speaker.sendto(bytes.fromhex(message), (to, 5353))
"""


class NameServer:
    """dnsmasq with these addresses for these names, until the `with` block ends.

    Each of the `aliases` is a pair of a name and what it stands for; each of the names `with_hints` has an HTTPS record
    with its address. Its clients ask over TCP if they are told so.
    """

    def __init__(self, lab, names, aliases=(), address=namespaces.WORLD_IPV4, forward_to=None, with_hints=(), over_tcp=False):
        self.lab, self.address, self.in_world = lab, address, forward_to is None
        self.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.folder.name)
        hosts, settings = folder / "hosts", folder / "dnsmasq.conf"
        addresses = dict(names)
        hosts.write_text("".join(f"{ip} {name}\n" for name, ip in addresses.items()), encoding="ascii")
        lines = [f"cname={alias},{name}" for alias, name in aliases]
        lines += [f"dns-rr={name},65,{https_record(addresses[name])}" for name in with_hints]
        settings.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
        self.resolv = folder / "resolv.conf"
        options = "timeout:2 use-vc" if over_tcp else "timeout:2"
        self.resolv.write_text(f"nameserver {address}\noptions {options}\n", encoding="ascii")
        for path in (folder, hosts, settings, self.resolv):
            path.chmod(0o755)
        self.command = [
            "dnsmasq", "--keep-in-foreground", f"--conf-file={settings}", "--no-resolv", "--no-hosts", "--bind-interfaces",
            f"--listen-address={address}", f"--addn-hosts={hosts}", "--user=root", "--pid-file=", "--local-ttl=60",
            *([f"--server={forward_to}"] if forward_to else ["--local=/example/"]),
        ]

    def __enter__(self):
        self.process = self.lab.start(self.command, in_world=self.in_world, stderr=subprocess.DEVNULL)
        await_socket(self.lab, self.process, self.in_world, ("-Hlun", f"src [{self.address}] and sport = 53"))
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def asking(self, command):
        """That command with this server in its resolv.conf."""
        bind = f'mount --bind {self.resolv} /etc/resolv.conf; exec "$@"'
        return ["unshare", "--mount", "--propagation", "private", "sh", "-c", bind, "sh", *command]


def https_record(address):
    """The data of an HTTPS record that says: this name itself, at this address."""
    packed = ipaddress.ip_address(address).packed
    return f"000100{4 if len(packed) == 4 else 6:04x}{len(packed):04x}{packed.hex()}"


def multicast_answer(*names, holds=120, is_answer=True):
    """An answer of multicast DNS: each of the names leads to its address."""
    return (bytes([0, 0, 0x84 if is_answer else 0, 0, 0, 0, 0, len(names), 0, 0, 0, 0]) + b"".join(
        multicast_record(name, ipaddress.ip_address(address).packed, holds) for name, address in names))


def multicast_record(name, packed, holds):
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    kind = 1 if len(packed) == 4 else 28
    return labels + struct.pack("!BHHIH", 0, kind, 0x8001, holds, len(packed)) + packed


def say_in_world(lab, message, sender=namespaces.WORLD_IPV4, port=MULTICAST_PORT, to=None):
    """Has a machine of the world send that from its address, to everybody if nobody else is named."""
    group = MULTICAST_IPV6 if ":" in sender else MULTICAST_IPV4
    command = [sys.executable, "-c", SPEAKER, sender, str(port), to or group, message.hex()]
    subprocess.run(lab.command(command, in_world=True), check=True)


class Certified:
    """A server of the world with a certificate of its own, until the `with` block ends."""

    def __init__(self, lab, family=4):
        self.lab, self.family = lab, family
        self.folder = tempfile.TemporaryDirectory()

    def _certificate(self):
        key, certificate = (str(pathlib.Path(self.folder.name) / name) for name in ("key.pem", "certificate.pem"))
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", "/CN=lab.example", "-keyout", key, "-out", certificate], check=True, capture_output=True)
        return key, certificate

    def __enter__(self):
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = self.lab.start(self._command(*self._certificate()), in_world=True, **silent)
        await_socket(self.lab, self.process, True, self.socket)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


class TlsServer(Certified):
    """openssl's, under every address of the world of that family."""

    socket = ("-Hltn", f"sport = {TLS_PORT}")

    def _command(self, key, certificate):
        return ["openssl", "s_server", "-quiet", f"-{self.family}", "-accept", str(TLS_PORT), "-www", "-key", key, "-cert", certificate]


class QuicServer(Certified):
    """ngtcp2's, under every address of the world of that family."""

    socket = ("-Hlun", f"sport = {QUIC_PORT}")

    def _command(self, key, certificate):
        return ["gtlsserver", "-q", "0.0.0.0" if self.family == 4 else "::", str(QUIC_PORT), key, certificate]


def await_socket(lab, process, in_world, wanted):
    end = time.monotonic() + 20
    listening = lab.command(["ss", *wanted], in_world)
    while not subprocess.run(listening, capture_output=True, check=True).stdout:
        if time.monotonic() > end or process.poll() is not None:
            raise RuntimeError(f"nobody listens: {process.args}")
        time.sleep(0.05)
