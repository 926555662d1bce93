"""DER read as far as checking our own signatures needs it (ITU-T X.690): tags, lengths, nothing of types."""

from __future__ import annotations

from functools import lru_cache

SEQUENCE, SET, OCTETS, INTEGER = 0x30, 0x31, 0x04, 0x02


class NotDer(ValueError):
    pass


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Where the content begins and where it ends."""
    try:
        size, begin = data[at + 1], at + 2
        if size == 0x82:
            size, begin = data[at + 2] << 8 | data[at + 3], at + 4
        elif size >= 0x80:
            count = size & 0x7F
            if not 1 <= count <= 4:
                raise NotDer("length")
            size, begin = int.from_bytes(data[begin : begin + count], "big"), begin + count
    except IndexError:
        raise NotDer("ends early") from None
    if begin + size > len(data):
        raise NotDer("ends early")
    return begin, begin + size


def length_of(data: bytes) -> int:
    """Of the first value, its head included; what follows (zeros that fill a room) does not count."""
    return _head(bytes(data), 0)[1]


def parts(data: bytes) -> list[bytes]:
    """The values inside one value, each whole."""
    return _parts(data, *_head(data, 0))


def parts_of(data: bytes, tag: int) -> list[bytes]:
    """The same of a value that has this tag and is alone."""
    at, end = _head(data, 0)
    if data[0] != tag or end != len(data):
        raise NotDer(f"tag {data[0]:#x} where {tag:#x} was expected")
    return _parts(data, at, end)


def _parts(data: bytes, at: int, end: int) -> list[bytes]:
    found = []
    try:
        while at < end:
            size = data[at + 1]
            if size < 0x80:  # most are short, with one byte for their length
                stop = at + 2 + size
            elif size == 0x82:
                stop = at + 4 + (data[at + 2] << 8 | data[at + 3])
            else:
                stop = _head(data, at)[1]
            found.append(data[at:stop])
            at = stop
    except IndexError:
        raise NotDer("ends early") from None
    if at != end:
        raise NotDer("ends early")
    return found


def content(data: bytes, tag: int) -> bytes:
    """Of a value that has this tag and is alone."""
    begin, end = _head(data, 0)
    if data[0] != tag or end != len(data):
        raise NotDer(f"tag {data[0]:#x} where {tag:#x} was expected")
    return data[begin:end]


@lru_cache(maxsize=256)
def oid(data: bytes) -> str:
    """In dots."""
    body = content(data, 0x06)
    arcs, value = [], 0
    for byte in body:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            arcs.append(value)
            value = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))
