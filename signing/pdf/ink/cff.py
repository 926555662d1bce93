"""What a reader needs to know of a CFF font program beyond its outlines (Adobe Technical Note 5176)."""

from __future__ import annotations

import struct

_RUNS = {1: struct.Struct(">HB"), 2: struct.Struct(">HH")}
_CHARSET, _ROS = 15, (12 << 8) | 30


def cids(cff: bytes, glyphs: int) -> list[int]:
    """The CID of each of its `glyphs`: by its charset if it is CID-keyed, else the glyph's number (ISO 32000-2,
    9.7.4.2)."""
    after_names = _index_end(cff, cff[2])
    top = _top_dict(cff, after_names)
    if _ROS not in top:
        return list(range(glyphs))
    return _charset(cff, top.get(_CHARSET, [0])[0], glyphs)


def _index_end(data: bytes, at: int) -> int:
    count = _number(data, at, 2)
    if not count:
        return at + 2
    size = data[at + 2]
    return at + 2 + size * (count + 1) + _number(data, at + 3 + size * count, size)


def _top_dict(data: bytes, at: int) -> dict[int, list[int]]:
    """Operators of the first (and only) dictionary of the Top DICT INDEX; real numbers are read over."""
    size = data[at + 2]
    before = at + 2 + 2 * size  # the byte before its data; offsets count from 1
    start, end = before + _number(data, at + 3, size), before + _number(data, at + 3 + size, size)
    found: dict[int, list[int]] = {}
    held: list[int] = []
    at = start
    while at < end:
        byte = data[at]
        if byte <= 21:
            operator = (12 << 8) | data[at + 1] if byte == 12 else byte
            at += 2 if byte == 12 else 1
            found[operator], held = held, []
        elif byte == 30:
            at += 1
            while data[at] & 0x0F != 0x0F and data[at] >> 4 != 0x0F:
                at += 1
            at += 1
            held.append(0)
        else:
            value, at = _integer(data, at)
            held.append(value)
    return found


def _integer(data: bytes, at: int) -> tuple[int, int]:
    byte = data[at]
    if byte == 28:
        return int.from_bytes(data[at + 1 : at + 3], "big", signed=True), at + 3
    if byte == 29:
        return int.from_bytes(data[at + 1 : at + 5], "big", signed=True), at + 5
    if byte <= 246:
        return byte - 139, at + 1
    if byte <= 250:
        return (byte - 247) * 256 + data[at + 1] + 108, at + 2
    return -(byte - 251) * 256 - data[at + 1] - 108, at + 2


def _charset(data: bytes, at: int, glyphs: int) -> list[int]:
    """One by one (format 0), or runs: the first, and how many follow in one byte or two (formats 1, 2)."""
    kind, found = data[at], [0]
    if kind == 0:
        return [0, *struct.unpack_from(f">{glyphs - 1}H", data, at + 1)]
    row = _RUNS[kind]
    at += 1
    while len(found) < glyphs:
        first, left = row.unpack_from(data, at)
        found.extend(range(first, first + left + 1))
        at += row.size
    return found[:glyphs]


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")
