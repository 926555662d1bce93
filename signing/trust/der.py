"""Just enough DER (X.690) to put signatures and time stamps together from parts prepared once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

INTEGER, BITS, OCTETS, NULL, OID, UTF8, PRINTABLE = 2, 3, 4, 5, 6, 12, 19
UTC_TIME, GENERALIZED_TIME, SEQUENCE, SET = 23, 24, 48, 49


def der(tag: int, *parts: bytes) -> bytes:
    """One element: definite length in the fewest bytes."""
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return b"%c%c%b" % (tag, size, body)
    if 0x100 <= size < 0x10000:  # what most longer ones are
        return b"%c\x82%c%c%b" % (tag, size >> 8, size & 0xFF, body)
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 128 + len(length))) + length + body


def compact(at: datetime) -> bytes:
    """20241124030000Z: a UTCTime is the same without its first two digits."""
    return at.astimezone(UTC).isoformat()[:19].encode().translate(None, b"-:T") + b"Z"


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


def elements(within: bytes) -> Iterator[bytes]:
    """The elements inside one element, as they stand. ValueError where it is no DER of this kind."""
    at, end = _span(within, 0)
    while at + 1 < end and within[at] & 31 != 31:
        size = within[at + 1]
        if size < 128:
            behind = at + 2 + size  # most are short
        elif size == 0x82 and at + 4 <= end:
            behind = at + 4 + (within[at + 2] << 8 | within[at + 3])
        else:
            _, behind = _span(within, at)
        if behind > end:
            raise ValueError("an element reaches beyond its frame")
        yield within[at:behind]
        at = behind
    if at != end:
        raise ValueError("no element")


def body(element: bytes) -> bytes:
    begin, end = _span(element, 0)
    return element[begin:end]


def _span(data: bytes, at: int) -> tuple[int, int]:
    """Where the body of the element at `at` begins and ends."""
    if at + 2 > len(data) or data[at] & 31 == 31:
        raise ValueError("no element")
    size, at = data[at + 1], at + 2
    if size >= 128:
        count = size - 128
        if not 1 <= count <= 4 or at + count > len(data):
            raise ValueError("no length")
        size, at = int.from_bytes(data[at : at + count], "big"), at + count
    if at + size > len(data):
        raise ValueError("cut short")
    return at, at + size
