"""A QR code as one path: the outline of its dark parts, so that no hairline shows between them at any zoom."""

from __future__ import annotations

import zlib
from functools import lru_cache

import qrcode

from signing.pdf.parts import Name, Part, Value

MODULE = 0.8  # points; a smaller one could not be scanned from paper


INK = "0.106 0.106 0.122 rg"


@lru_cache(maxsize=256)
def code_form(url: str) -> tuple[Part, int]:
    """A form of one point to the module; how many modules to a side."""
    # The mask is fixed: searching for the best one takes 30 ms.
    maker = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, border=0, mask_pattern=2)
    maker.add_data(url, optimize=0)
    maker.make(fit=True)
    rows = maker.get_matrix()
    path = " ".join([INK, *map(_loop, _outlines(rows)), "f*"]).encode()
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Form"),
        "BBox": [0, 0, len(rows), len(rows)],
        "Resources": {},
        "Filter": Name("FlateDecode"),
    }
    return Part(entries, zlib.compress(path, 6)), len(rows)


def _outlines(rows: list[list[bool]]) -> list[list[tuple[int, int]]]:
    """Closed loops around the dark parts; even-odd filling leaves their holes light."""
    size = len(rows)

    def dark(x: int, y: int) -> bool:
        return 0 <= x < size and 0 <= y < size and rows[size - 1 - y][x]

    # Each edge between dark and light, with the dark to its left; at most two begin in a corner.
    edges: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for y in range(size):
        for x in range(size):
            if dark(x, y):
                sides = (
                    ((x, y), (x + 1, y), dark(x, y - 1)),
                    ((x + 1, y), (x + 1, y + 1), dark(x + 1, y)),
                    ((x + 1, y + 1), (x, y + 1), dark(x, y + 1)),
                    ((x, y + 1), (x, y), dark(x - 1, y)),
                )
                for start, end, inside in sides:
                    if not inside:
                        edges.setdefault(start, []).append(end)
    loops = []
    while edges:
        at = first = next(iter(edges))
        loop = []
        while True:
            following = edges[at].pop()
            if not edges[at]:
                del edges[at]
            loop.append(at)
            at = following
            if at == first:
                break
        loops.append(_corners(loop))
    return loops


def _corners(loop: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        at
        for before, at, after in zip([loop[-1], *loop[:-1]], loop, [*loop[1:], loop[0]], strict=True)
        if (at[0] - before[0], at[1] - before[1]) != (after[0] - at[0], after[1] - at[1])
    ]


def _loop(loop: list[tuple[int, int]]) -> str:
    (x, y), *others = loop
    return f"{x} {y} m " + " ".join(f"{x} {y} l" for x, y in others) + " h"
