"""Just enough DER (X.690) to put a time-stamp token together from parts prepared once."""

from __future__ import annotations

INTEGER, OCTETS, NULL, OID, UTC_TIME, GENERALIZED_TIME, SEQUENCE, SET = 2, 4, 5, 6, 23, 24, 48, 49


def der(tag: int, *parts: bytes) -> bytes:
    """One element: definite length in the fewest bytes."""
    body = b"".join(parts)
    size = len(body)
    if size < 128:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 128 + len(length))) + length + body


def integer(value: int) -> bytes:
    """INTEGER, non-negative."""
    return der(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(dotted: str) -> bytes:
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    body = b""
    for arc in (first * 40 + second, *rest):
        septets = [arc & 127]
        while arc := arc >> 7:
            septets.append(arc & 127 | 128)
        body += bytes(reversed(septets))
    return der(OID, body)


def set_of(*elements: bytes) -> bytes:
    """SET OF: elements in ascending order of their encodings (X.690, 11.6)."""
    return der(SET, *sorted(elements))
