"""What a party fills in, as it stands on the page."""

from __future__ import annotations

from functools import lru_cache

from signing.fields.kinds import Align, Field, FieldKind, Look
from signing.pdf.ink.canvas import Canvas
from signing.pdf.ink.fitting import CAPS, LEADING, Block, fit_line, fit_lines, squeeze

PAD_X, PAD_Y = 2.0, 1.0  # points between words and the edges of their box


def draw_value(field: Field, value: str, width: float, height: float) -> Canvas:
    """Raises BadAnswer `value-too-long`, DocumentRefused `glyph-missing`."""
    return _value(value, field.look, field.kind is FieldKind.COPIED, width, height)


@lru_cache(maxsize=1024)  # drawn ahead, and again when it is signed
def _value(value: str, look: Look, copied: bool, width: float, height: float) -> Canvas:
    return _drawn(_fitted(value, look, copied, width, height), look, width, height)


@lru_cache(maxsize=1024)
def draw_date(text: str, look: Look, width: float, height: float) -> Canvas:
    """A date always fits: nobody could shorten it."""
    block = squeeze(text, look.face, *_room(width, height), most=look.size or 11.0)
    return _drawn(block, look, width, height)


def fitted(field: Field, value: str, width: float, height: float) -> Block:
    """The words in their lines. A copied sentence may take several."""
    return _fitted(value, field.look, field.kind is FieldKind.COPIED, width, height)


def _fitted(value: str, look: Look, copied: bool, width: float, height: float) -> Block:
    fit = fit_lines if look.multiline or copied else fit_line
    return fit(value, look.face, *_room(width, height), size=look.size)


def _room(width: float, height: float) -> tuple[float, float]:
    return max(width - 2 * PAD_X, 1.0), max(height - 2 * PAD_Y, 1.0)


def _drawn(block: Block, look: Look, width: float, height: float) -> Canvas:
    canvas = Canvas(width, height)
    size, lines = block.size, block.lines
    # One line stands in the middle of its box, by its figures and capitals; several begin at the top.
    base = (height - CAPS * size) / 2 if len(lines) == 1 else height - PAD_Y - block.top * size
    if len(lines) == 1:
        base = min(max(base, PAD_Y - lines[0].bottom * size), height - PAD_Y - lines[0].top * size)
    for number, line in enumerate(lines):
        space = width - 2 * PAD_X - (line.left + line.width + line.right) * size
        shift = {Align.LEFT: 0.0, Align.CENTRE: space / 2, Align.RIGHT: space}[look.align]
        x = PAD_X + max(shift, 0.0) + line.left * size
        canvas.words(line, x, base - number * LEADING * size, size=size, colour=look.colour)
    return canvas
