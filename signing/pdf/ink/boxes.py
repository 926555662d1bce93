"""What is ticked and what is chosen: a frame always, so that a reader sees what was left open too."""

from __future__ import annotations

from signing.pdf.ink.canvas import Canvas

_FRAME = "#6a6a74"
LARGEST = 16.0  # points of a side
_ROUND = 0.5523  # of the radius: where a cubic curve is nearest to a quarter of a circle


def draw_checkbox(ticked: bool, colour: str, width: float, height: float) -> Canvas:
    canvas = Canvas(width, height)
    side, x, y = _square(width, height)
    line = max(side * 0.06, 0.4)
    rest = side - line
    canvas.operators(
        f"{line:.3f} w 1 j 0 0 {rest:.3f} {rest:.3f} re S", _FRAME, placed=_at(x + line / 2, y + line / 2)
    )
    if ticked:
        stroke = "0.12 w 1 J 1 j 0.22 0.52 m 0.43 0.29 l 0.80 0.74 l S"
        canvas.operators(stroke, colour, placed=(side, 0, 0, side, x, y))
    return canvas


def draw_radio(chosen: bool, colour: str, width: float, height: float) -> Canvas:
    canvas = Canvas(width, height)
    side, x, y = _square(width, height)
    line = max(side * 0.06, 0.4)
    middle = _at(x + side / 2, y + side / 2)
    canvas.operators(f"{line:.3f} w {_circle((side - line) / 2)} S", _FRAME, placed=middle)
    if chosen:
        canvas.operators(f"{_circle(side * 0.25)} f", colour, placed=middle)
    return canvas


def _square(width: float, height: float) -> tuple[float, float, float]:
    side = min(width, height, LARGEST)
    return side, (width - side) / 2, (height - side) / 2


def _at(x: float, y: float) -> tuple[float, ...]:
    return 1, 0, 0, 1, x, y


def _circle(radius: float) -> str:
    r, c = f"{radius:.3f}", f"{radius * _ROUND:.3f}"
    return (
        f"{r} 0 m {r} {c} {c} {r} 0 {r} c -{c} {r} -{r} {c} -{r} 0 c "
        f"-{r} -{c} -{c} -{r} 0 -{r} c {c} -{r} {r} -{c} {r} 0 c h"
    )
