"""A QR code as one path."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

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
    path = " ".join([INK, *_bars(rows), "f"]).encode()
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Form"),
        "BBox": [0, 0, len(rows), len(rows)],
        "Resources": {},
        "Filter": Name("FlateDecode"),
    }
    return Part(entries, zlib.compress(path, 6)), len(rows)


def _bars(rows: list[list[bool]]) -> Iterator[str]:
    """Neighbouring dark modules of a row as one rectangle. All are filled at once, and so no light shows between
    them at any zoom."""
    for y, row in enumerate(reversed(rows)):
        x = 0
        for dark, modules in groupby(row):
            wide = len(list(modules))
            if dark:
                yield f"{x} {y} {wide} 1 re"
            x += wide
