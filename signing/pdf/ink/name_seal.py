"""A personal name seal (人名章): red characters in a square, read from the right."""

from __future__ import annotations

import unicodedata

from signing.pdf.ink.canvas import Canvas
from signing.pdf.ink.fitting import squeeze
from signing.pdf.ink.outlines import outline
from signing.typesetting.fonts import SONG
from signing.typesetting.glyphs import check_glyphs, clusters

SEAL_RED = "#c8161d"
_BORDER, _INSET, _BETWEEN = 0.05, 0.05, 0.03  # of the side
_DOTS = "·•・"  # between the parts of a name: 买买提·艾力
_ENDING = "印"  # fills the square of a name of two or three characters


def draw_name_seal(canvas: Canvas, name: str, x: float, y: float, side: float) -> None:
    """`name` in the square of this `side` whose lower left corner is (x, y). Raises DocumentRefused
    `glyph-missing`."""
    check_glyphs(name, SONG)
    half = side * _BORDER / 2
    frame = f"{side * _BORDER:.3f} w 1 j {half:.3f} {half:.3f} {side - 2 * half:.3f} {side - 2 * half:.3f} re S"
    canvas.operators(frame, SEAL_RED, placed=(1, 0, 0, 1, x, y))
    start = side * (_BORDER + _INSET)
    inner = side - 2 * start
    characters = [one for one in clusters("".join(name.split())) if one not in _DOTS]
    if not all(unicodedata.east_asian_width(one[0]) in {"W", "F"} for one in characters):
        _letters(canvas, name, (x + start, y + start, inner))
        return
    columns = _columns(characters)
    gap = side * _BETWEEN
    wide = (inner - gap * (len(columns) - 1)) / len(columns)
    for number, column in enumerate(columns):
        tall = (inner - gap * (len(column) - 1)) / len(column)
        left = x + start + inner - (number + 1) * wide - number * gap
        for row, character in enumerate(column):
            bottom = y + start + inner - (row + 1) * tall - row * gap
            _filled(canvas, character, (left, bottom, wide, tall))


def _columns(characters: list[str]) -> list[list[str]]:
    """From the right. 李明 is 李 beside 明印, 欧阳雪 is 欧阳 beside 雪印."""
    if len(characters) in {2, 3}:
        characters = [*characters, _ENDING]
    if len(characters) == 3:
        return [characters[:1], characters[1:]]
    rows = next(count for count in range(1, 100) if count * count >= len(characters))
    return [characters[at : at + rows] for at in range(0, len(characters), rows)]


def _filled(canvas: Canvas, character: str, place: tuple[float, float, float, float]) -> None:
    """Stretched to its place, as a carver would; a flat one (一) is not."""
    drawn = outline(character)
    if drawn is None:
        return
    left, bottom, width, height = drawn.box
    x, y, across, down = place
    kx, ky = across / max(width, 1), down / max(height, 1)
    kx, ky = min(kx, 1.6 * ky), min(ky, 1.6 * kx)
    dx, dy = (across - width * kx) / 2, (down - height * ky) / 2
    canvas.operators(drawn.operators, SEAL_RED, placed=(kx, 0, 0, ky, x + dx - left * kx, y + dy - bottom * ky))


def _letters(canvas: Canvas, name: str, place: tuple[float, float, float]) -> None:
    """Words below each other."""
    x, y, inner = place
    words = name.split()
    tall = inner / len(words)
    for row, word in enumerate(words):
        block = squeeze(word, SONG, inner, tall * 0.8)
        line = block.lines[0]
        left = x + (inner - line.width * block.size) / 2
        middle = y + inner - (row + 0.5) * tall - (line.top + line.bottom) / 2 * block.size
        canvas.words(line, left, middle, size=block.size, colour=SEAL_RED)
