"""A character as lines and curves, for what is a picture of words: a seal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from signing.typesetting import faces, fonts
from signing.typesetting.faces import FontFile


@dataclass(frozen=True, slots=True)
class Outline:
    """Path operators in units of the font, and the box of the ink: left, bottom, width, height."""

    operators: str
    box: tuple[int, int, int, int]


@lru_cache(maxsize=512)
def outline(character: str) -> Outline | None:
    """As seals are cut; None if no font has it."""
    point = ord(character[0])
    every = map(faces.opened, fonts.seal_chain())
    font = next((one for one in every if point in one.points), None)
    return _drawn(font, point) if font else None


def _drawn(font: FontFile, point: int) -> Outline:
    import uharfbuzz as hb  # noqa: PLC0415 - only signing needs it, and it costs 40 ms

    path: list[str] = []
    last = [0.0, 0.0]

    def to(*numbers: float) -> None:
        last[:] = numbers[-2:]
        path.append(" ".join(f"{number:.4g}" if abs(number) < 1000 else str(round(number)) for number in numbers))

    def move(x: float, y: float, _: None) -> None:
        to(x, y)
        path.append("m")

    def line(x: float, y: float, _: None) -> None:
        to(x, y)
        path.append("l")

    def cubic(*numbers: Any) -> None:
        to(*numbers[:-1])
        path.append("c")

    def quadratic(x1: float, y1: float, x: float, y: float, _: None) -> None:
        # PDF knows only the cubic ones.
        x0, y0 = last
        to(x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y)
        path.append("c")

    def close(_: None) -> None:
        path.append("h")

    pen = hb.DrawFuncs()
    pen.set_move_to_func(move)
    pen.set_line_to_func(line)
    pen.set_cubic_to_func(cubic)
    pen.set_quadratic_to_func(quadratic)
    pen.set_close_path_func(close)
    glyph = font.font.get_nominal_glyph(point)
    font.font.draw_glyph(glyph, pen, None)
    ink = font.font.get_glyph_extents(glyph)
    box = (ink.x_bearing, ink.y_bearing + ink.height, ink.width, -ink.height)
    return Outline(" ".join([*path, "f"]), box)
