"""Characters as outlines. A seal carries no font: nothing can be copied out of it or found in it as text, a strip
of it on three hundred pages adds no words to them, and every reader draws the same shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pathops
import uharfbuzz as hb
from fontTools.qu2cu import quadratic_to_curves

from signing.errors import BadAnswer
from signing.typesetting.faces import opened

GRID = 500  # steps of an em: 0.01 mm in a character of 5 mm, 2500 dpi
TOLERANCE = 1  # of these, where curves are joined
Point = tuple[float, float]
Step = tuple[str | int, ...]
_LETTERS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "z", "endPath": "z"}


@dataclass(frozen=True, slots=True)
class Outline:
    """`advance` in ems. `path`: "m", "l", "c", "z" with whole numbers, GRID to an em, y upwards from the
    baseline; no two parts overlap. `ink`: left, bottom, right, top, or all 0 for a space."""

    advance: float
    path: tuple[Step, ...]
    ink: tuple[int, int, int, int]


@lru_cache(maxsize=2000)
def outline(char: str, faces: tuple[Path, ...]) -> Outline:
    """From the first of the font files that has it. Raises BadAnswer `seal-character` (character)."""
    for path in faces:
        font = opened(path).font
        glyph = font.get_nominal_glyph(ord(char))
        if glyph:
            return _outline(font, glyph)
    raise BadAnswer("seal-character", character=char)


def _outline(font: Any, glyph: int) -> Outline:
    drawn = pathops.Path()
    pen = drawn.getPen()
    to: Any = hb.DrawFuncs()
    to.set_move_to_func(lambda x, y, _: pen.moveTo((x, y)))
    to.set_line_to_func(lambda x, y, _: pen.lineTo((x, y)))
    to.set_quadratic_to_func(lambda a, b, x, y, _: pen.qCurveTo((a, b), (x, y)))
    to.set_cubic_to_func(lambda *p: pen.curveTo(p[0:2], p[2:4], p[4:6]))
    to.set_close_path_func(lambda _: pen.closePath())
    font.draw_glyph(glyph, to)
    drawn.simplify(fix_winding=True)  # strokes that overlap would show where characters are spared out
    upem = font.face.upem
    path = tuple(_steps(drawn, GRID / upem))
    values = [step[1:] for step in path]
    xs = [x for one in values for x in one[::2] if isinstance(x, int)]
    ys = [y for one in values for y in one[1::2] if isinstance(y, int)]
    ink = (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 0, 0)
    return Outline(font.get_glyph_h_advance(glyph) / upem, path, ink)


def _steps(drawn: Any, k: float) -> Iterator[Step]:
    """Runs of quadratic curves, which PDF does not know, as few cubic ones: half the size."""
    here: Point = (0, 0)
    run: list[tuple[Point, ...]] = []
    for verb, points in drawn.segments:
        if verb == "qCurveTo":
            run.append((here, *points))
            here = points[-1]
            continue
        yield from _cubic(run, k)
        run = []
        yield _LETTERS[verb], *_whole(points, k)
        here = points[-1] if points else here
    yield from _cubic(run, k)


def _cubic(run: Sequence[tuple[Point, ...]], k: float) -> Iterator[Step]:
    if not run:
        return
    for spline in quadratic_to_curves(list(run), max_err=TOLERANCE / k, all_cubic=True):
        for at in range(1, len(spline), 3):
            yield "c", *_whole(spline[at : at + 3], k)


def _whole(points: Iterable[Point], k: float) -> Iterator[int]:
    return (round(value * k) for point in points for value in point)
