"""What a person leaves on paper, and the visible mark of it: the hand first, then a hairline, then who and when in
small print, and the way to check it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from signing.pdf.ink.canvas import INK, Canvas
from signing.pdf.ink.code import code_form
from signing.pdf.ink.drawing import drawing_image
from signing.pdf.ink.shaping import Line, shape
from signing.typesetting.fonts import SANS

QUIET, RED, PEN = "#55555e", "#b3261e", "#101b33"
MARGIN = 3.0  # points
CAPS, PITCH = 0.733, 1.45  # ems of the small print: height of capitals, from line to line
_READABLE = 3.4  # points
_LOW = 30.0  # points: below, a second line would leave no room for the hand
HANGING = 0.12  # ems below the last baseline


@dataclass(frozen=True, slots=True)
class Mark:
    """`at` is aware and in the reader's zone. `drawing_png` is a transparent PNG, at best made by
    `prepare_drawing`; `typed` stands in for it. `initials_…` the same for the small places; without them the
    initials are the signature.

    `digest_short` is the beginning of the signed revision's SHA-256; `language` is "zh" or "en".
    """

    name: str
    at: datetime
    company: str | None = None
    drawing_png: bytes | None = None
    typed: str | None = None
    verify_url: str | None = None
    language: str = "zh"
    digest_short: str | None = None
    initials_png: bytes | None = None
    initials_typed: str | None = None


def draw_mark(mark: Mark, width: float, height: float) -> Canvas:
    """Raises DocumentRefused `glyph-missing`, `drawing-unreadable`, `drawing-empty`."""
    canvas = Canvas(width, height)
    code = _code_size(mark, width, height)
    column = width - 2 * MARGIN - (code + MARGIN + 2 if code else 0)
    lines, size = _readable(mark, height, column)
    above = MARGIN + print_height(len(lines)) * size
    floor = above + size * 1.1
    draw_hand(canvas, mark, (MARGIN, floor, column, height - 2 - floor))
    canvas.rule(MARGIN, above + size * 0.55, column, RED)
    draw_small_print(canvas, lines, MARGIN, size, left=MARGIN)
    if code and mark.verify_url:
        form, modules = code_form(mark.verify_url)
        k = code / modules
        canvas.object(form, (k, 0, 0, k, width - MARGIN - code, MARGIN))
    return canvas


def draw_initials(mark: Mark, width: float, height: float) -> Canvas:
    """The hand alone."""
    canvas = Canvas(width, height)
    if mark.initials_png or mark.initials_typed:
        small = Mark(mark.name, mark.at, drawing_png=mark.initials_png, typed=mark.initials_typed)
    else:
        small = mark
    draw_hand(canvas, small, (1, 1, width - 2, height - 2), centred=True)
    return canvas


def draw_hand(
    canvas: Canvas, mark: Mark, stage: tuple[float, float, float, float], *, centred: bool = False
) -> None:
    """The drawing or typed name as large as its stage (x, y, width, height) allows."""
    x, y, width, height = stage
    if width <= 0 or height <= 0:
        return
    if mark.drawing_png:
        image, across, down = drawing_image(mark.drawing_png)
        k = min(width / across, height / down)
        left = x + (width - across * k) / 2 if centred else x
        canvas.object(image, (across * k, 0, 0, down * k, left, y + (height - down * k) / 2))
    else:
        _typed(canvas, mark.typed or mark.name, stage, centred=centred)


def _readable(mark: Mark, height: float, column: float) -> tuple[list[Line], float]:
    """The small print in its lines, and its size: that of the longest. A long name is given a line more."""
    found: tuple[list[Line], float] = [], 0.0
    for words in _arrangements(mark, height):
        lines = [shape(line, SANS) for line in words]
        size = min(max(3.6, min(height * 0.115, 6.6)), *(column / line.width for line in lines))
        if size > found[1]:
            found = lines, size
        if size >= (_READABLE if height >= _LOW else 0.75 * _READABLE):
            break
    return found


def _arrangements(mark: Mark, height: float) -> list[list[str]]:
    """One line in a low box, up to three in a high one."""
    when = moment(mark)
    alone, apart = [f"{mark.name} · {when}"], [mark.name, when]
    if height < 40 or not mark.company:
        ways = [alone, apart]
    elif height < 50:
        ways = [[f"{mark.company} {mark.name}", when], [mark.company, *alone], [mark.company, *apart]]
    else:
        ways = [[mark.company, *alone], [mark.company, *apart]]
    if mark.digest_short and height >= 64:
        return [[*way, f"SHA-256 {mark.digest_short}"] for way in ways]
    return ways


def draw_small_print(
    canvas: Canvas, lines: list[Line], bottom: float, size: float, *, left: float | None = None
) -> None:
    """From `left`, or each line in the middle; from the first to the last, as a reader goes."""
    for number, line in enumerate(lines):
        x = (canvas.width - line.width * size) / 2 if left is None else left
        y = bottom + (HANGING + (len(lines) - 1 - number) * PITCH) * size
        canvas.words(line, x, y, size=size, colour=QUIET if number else INK)


def print_height(lines: int) -> float:
    """Ems that so many lines of small print take."""
    return HANGING + (lines - 1) * PITCH + CAPS


def moment(mark: Mark) -> str:
    when = mark.at.isoformat(" ", "minutes")
    return f"{when[:16]} UTC{when[16:]}"


def _typed(canvas: Canvas, words: str, stage: tuple[float, float, float, float], *, centred: bool) -> None:
    x, y, width, height = stage
    line = shape(words, SANS)
    across, down = line.left + line.width + line.right, line.top - line.bottom
    size = min(width * 0.96 / across, height * 0.8 / down, 24)
    left = x + (width - across * size) / 2 if centred else x
    middle = y + height / 2 - (line.top + line.bottom) / 2 * size
    canvas.words(line, left + line.left * size, middle, size=size, colour=PEN)


def _code_size(mark: Mark, width: float, height: float) -> float:
    """0 where a code would be too small for a camera."""
    if not mark.verify_url or height < 36 or width < 96:
        return 0
    return min(height - 2 * MARGIN, width * 0.26, 40)
