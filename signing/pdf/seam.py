"""A seal cut into strips: the seal is written once, a strip is a few bytes that show a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from signing.fields.kinds import Slice
from signing.pdf.parts import Name, Part, Value


class Strips:
    """The strips of one seal, each made once: pages of other groups with the same index share it."""

    def __init__(self, seal: Part) -> None:
        self._seal = seal
        self._made: dict[tuple[int, int, float, float, float, tuple[float, ...]], Part] = {}

    def __call__(self, piece: Slice, width: float, height: float, matrix: Sequence[float]) -> Part:
        key = (piece.index, piece.count, piece.diameter, round(width, 4), round(height, 4), tuple(matrix))
        if key not in self._made:
            self._made[key] = strip(self._seal, piece, width, height, matrix)
        return self._made[key]


def strip(seal: Part, piece: Slice, width: float, height: float, matrix: Sequence[float]) -> Part:
    """Part `piece.index` of `piece.count` of `seal`, upright in a box of `width` × `height` points, under the
    page's /Matrix. The seal keeps its true size unless it is larger than `piece.diameter` or the box; a smaller
    one is cut into as many strips, so that every page carries a part of it."""
    wide, high = seal_size(seal)
    k = min(1.0, piece.diameter / wide, height / high)
    own = wide * k / piece.count
    left, bottom = (width - own) / 2, (height - high * k) / 2
    shown = b""
    if own < width - 0.01:
        shown = b"%s 0 %s %s re W n " % (_number(left), _number(own), _number(height))
    place = (k, 0, 0, k, left - piece.index * own, bottom)
    content = b"q " + shown + b" ".join(map(_number, place)) + b" cm /C Do Q"
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Form"),
        "BBox": [0, 0, width, height],
        "Matrix": list(matrix),
        "Resources": {"XObject": {"C": seal}},
    }
    return Part(entries, content)


def seal_size(seal: Part) -> tuple[float, float]:
    """Points, as it stands upright."""
    box = seal.entries["BBox"]
    assert isinstance(box, Sequence), "a form has a box"
    left, bottom, right, top = (float(value) for value in box if isinstance(value, int | float))
    return right - left, top - bottom


def _number(value: float) -> bytes:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return b"0" if text in {"-0", ""} else text.encode()
