"""What a server does with an accepted TCP connection. Each returns (payload bytes sent, received)."""

import time

BLOCK = bytes(range(256)) * 256
PAUSE = 0.05


def echo(connection):
    total = 0
    while data := connection.recv(65536):
        connection.sendall(data)
        total += len(data)
    return total, total


def sink(connection):
    total = 0
    while data := connection.recv(65536):
        total += len(data)
    return 0, total


def greet(connection):
    """Answers like an SSH server up to its first line, then listens: enough for a client to stay."""
    line = b"SSH-2.0-lab\r\n"
    connection.sendall(line)
    _, received = sink(connection)
    return len(line), received


def http(connection):
    """GET /bytes/N or /bytes/N/RATE answers N bytes (RATE in bytes a second); POST swallows its body."""
    sent = received = 0
    while True:
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return sent, received
            received += len(data)
            head += data
        header, _, body = head.partition(b"\r\n\r\n")
        received += _rest_of_body(connection, header, len(body))
        sent += _answer(connection, header.split()[1].decode("ascii"))


def _rest_of_body(connection, header, already):
    wanted = 0
    for line in header.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            wanted = int(line.split(b":")[1])
    received = 0
    while already + received < wanted:
        data = connection.recv(65536)
        if not data:
            break
        received += len(data)
    return received


def _answer(connection, path):
    parts = path.strip("/").split("/")
    size = int(parts[1]) if len(parts) > 1 and parts[0] == "bytes" else 2
    rate = int(parts[2]) if len(parts) > 2 else 0
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: {size}\r\n\r\n".encode()
    connection.sendall(head)
    pour(connection, size, rate)
    return len(head) + size


def pour(connection, size, rate):
    """Sends `size` bytes, at most `rate` bytes a second when that is not 0."""
    left = size
    step = max(1, int(rate * PAUSE)) if rate else len(BLOCK)
    while left:
        piece = BLOCK[: min(left, step, len(BLOCK))]
        connection.sendall(piece)
        left -= len(piece)
        if rate and left:
            time.sleep(PAUSE)
