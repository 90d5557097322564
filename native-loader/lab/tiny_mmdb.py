"""A MaxMind database with one record, which every address has."""

import struct

STRING, DOUBLE, UINT16, UINT32, MAP, UINT64, ARRAY = 2, 3, 5, 6, 7, 9, 11
RECORD_BITS = 24


def _head(kind, size):
    """The control byte, the extended kind, and what of the size does not fit into it."""
    short, more = (size, b"") if size < 29 else (29, bytes([size - 29])) if size < 285 else (30, (size - 285).to_bytes(2, "big"))
    return (bytes([kind << 5 | short]) if kind <= 7 else bytes([short, kind - 7])) + more


def encode(value):
    if isinstance(value, dict):
        return _head(MAP, len(value)) + b"".join(encode(key) + encode(item) for key, item in value.items())
    if isinstance(value, list):
        return _head(ARRAY, len(value)) + b"".join(map(encode, value))
    if isinstance(value, float):
        return _head(DOUBLE, 8) + struct.pack(">d", value)
    if isinstance(value, tuple):
        kind, number = value
        packed = number.to_bytes((number.bit_length() + 7) // 8, "big")
        return _head(kind, len(packed)) + packed
    text = value if isinstance(value, bytes) else value.encode("utf-8")
    return _head(STRING, len(text)) + text


def database(record):
    """Its bytes; `record` is of maps, lists, texts and floats, a whole number a pair of its kind and itself."""
    leaf = (1 + 16).to_bytes(3, "big")
    about = {
        "node_count": (UINT32, 1), "record_size": (UINT16, RECORD_BITS), "ip_version": (UINT16, 6), "database_type": "GeoLite2-City",
        "languages": ["en"], "binary_format_major_version": (UINT16, 2), "binary_format_minor_version": (UINT16, 0),
        "build_epoch": (UINT64, 1_780_000_000), "description": {"en": "one place"},
    }
    return leaf * 2 + bytes(16) + encode(record) + b"\xab\xcd\xefMaxMind.com" + encode(about)
