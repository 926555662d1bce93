"""Characters as outlines. A seal carries no font: nothing can be copied out of it or found in it as text, a strip
of it on three hundred pages adds no words to them, and every reader draws the same shape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from signing.errors import BadAnswer

GRID = 500  # steps of an em: 0.01 mm in a character of 5 mm, 2500 dpi


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file; `index` in a collection."""

    path: Path
    index: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """`advance` in ems. `path`: "m", "l", "c", "z" with whole numbers, GRID to an em, y upwards from the
    baseline; quadratic curves are raised to cubic ones. `ink`: left, bottom, right, top, or all 0 for a space."""

    advance: float
    path: tuple[tuple[str | int, ...], ...]
    ink: tuple[int, int, int, int]


@lru_cache(maxsize=8)
def _font(face: Typeface) -> Any:
    found: Any = hb.Face(hb.Blob.from_file_path(str(face.path)), face.index)
    return hb.Font(found)


@lru_cache(maxsize=2000)
def outline(char: str, faces: tuple[Typeface, ...]) -> Outline:
    """From the first of `faces` that has it. Raises BadAnswer `seal-character` (character)."""
    for face in faces:
        font = _font(face)
        glyph = font.get_nominal_glyph(ord(char))
        if glyph:
            return _outline(font, glyph)
    raise BadAnswer("seal-character", character=char)


def _outline(font: Any, glyph: int) -> Outline:
    steps: list[tuple[str | int, ...]] = []
    k = GRID / font.face.upem

    def add(letter: str, *values: float) -> None:
        steps.append((letter, *(round(value * k) for value in values)))

    pen: Any = hb.DrawFuncs()
    here = [0.0, 0.0]

    def move(x: float, y: float, _: Any) -> None:
        here[:] = x, y
        add("m", x, y)

    def line(x: float, y: float, _: Any) -> None:
        here[:] = x, y
        add("l", x, y)

    def cubic(*values: Any) -> None:
        here[:] = values[4:6]
        add("c", *values[:6])

    def quadratic(a: float, b: float, x: float, y: float, _: Any) -> None:
        x0, y0 = here
        cubic(x0 + (a - x0) * 2 / 3, y0 + (b - y0) * 2 / 3, x + (a - x) * 2 / 3, y + (b - y) * 2 / 3, x, y, None)

    pen.set_move_to_func(move)
    pen.set_line_to_func(line)
    pen.set_cubic_to_func(cubic)
    pen.set_quadratic_to_func(quadratic)
    pen.set_close_path_func(lambda _: add("z"))
    font.draw_glyph(glyph, pen)
    xs = [value for step in steps for value in step[1::2] if isinstance(value, int)]
    ys = [value for step in steps for value in step[2::2] if isinstance(value, int)]
    ink = (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 0, 0)
    return Outline(font.get_glyph_h_advance(glyph) / font.face.upem, tuple(steps), ink)
