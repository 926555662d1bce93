"""The places of a company: its own seal's picture at its true size, or else its name between two hairlines, who
and when below. No chop is invented: a picture of one is the company's own and must be given by it."""

from __future__ import annotations

from signing.pdf.ink.canvas import Canvas
from signing.pdf.ink.fitting import broken
from signing.pdf.ink.mark import CAPS, MARGIN, RED, Mark, draw_small_print, moment, print_height
from signing.pdf.ink.shaping import Line, shape
from signing.pdf.parts import Part
from signing.pdf.seam import seal_size
from signing.typesetting.fonts import MEDIUM, SANS

_SIZES = [half / 2 for half in range(30, 7, -1)]  # points, of the name: 15 to 4
_PITCH = 1.3  # ems between its lines


def place_seal(seal: Part, width: float, height: float) -> Canvas:
    """In the middle, at its true size; smaller only where it would not fit."""
    wide, high = seal_size(seal)
    k = min(1.0, width / wide, height / high)
    canvas = Canvas(width, height)
    canvas.object(seal, (k, 0, 0, k, (width - wide * k) / 2, (height - high * k) / 2))
    return canvas


def draw_company(mark: Mark, width: float, height: float) -> Canvas:
    """Raises DocumentRefused `glyph-missing`."""
    canvas = Canvas(width, height)
    lines = [shape(words, SANS) for words in _small_print(mark, height)]
    column = width - 2 * MARGIN
    size = min(max(3.8, min(height * 0.062, 6.2)), *(column / line.width for line in lines))
    foot = print_height(len(lines)) * size
    name, large = _name(mark.company or mark.name, column, height - foot - 2 * MARGIN - size * 3.4)
    tall = (CAPS + (len(name) - 1) * _PITCH) * large
    bottom = (height - tall - foot - size * 3.2) / 2
    above = bottom + foot
    canvas.rule(MARGIN, above + size, column, RED, thickness=0.5)
    base = above + size * 2.1
    for number, line in enumerate(name):
        left = (width - line.width * large) / 2
        up = (len(name) - 1 - number) * _PITCH * large
        canvas.words(line, left, base + up, size=large, colour=RED)
    canvas.rule(MARGIN, base + tall + size * 1.1, column, RED, thickness=0.5)
    draw_small_print(canvas, lines, bottom, size)
    return canvas


def _small_print(mark: Mark, height: float) -> list[str]:
    if height < 40:
        return [f"{mark.name} · {moment(mark)}"]
    lines = [mark.name, moment(mark)]
    if mark.digest_short and height >= 64:
        lines.append(f"SHA-256 {mark.digest_short}")
    return lines


def _name(company: str, width: float, height: float) -> tuple[tuple[Line, ...], float]:
    """The largest size at which it fits, broken into lines of even length; four characters at least to a line."""
    for size in _SIZES:
        lines = broken(company, MEDIUM, width / size)
        tall = (CAPS + (len(lines) - 1) * _PITCH) * size
        if tall <= height and size * 4.2 <= width:
            return _even(company, lines, width / size), size
    size = min(_SIZES[-1], width / 4.2, max(height, 1) / CAPS)
    return _even(company, broken(company, MEDIUM, width / size), width / size), size


def _even(company: str, lines: tuple[Line, ...], width: float) -> tuple[Line, ...]:
    """As many lines, in the narrowest column that needs no more."""
    for part in range(50, 100, 2):
        even = broken(company, MEDIUM, width * part / 100)
        if len(even) == len(lines):
            return even
    return lines
