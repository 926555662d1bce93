"""How large words are and where their lines end, so that all of them keep to a box."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from signing.errors import BadAnswer
from signing.pdf.ink.breaking import pieces
from signing.pdf.ink.shaping import Line, advance, shape
from signing.typesetting.glyphs import clusters

LARGEST, SMALLEST = 12.0, 5.0  # points; smaller print nobody reads
_SIZES = [LARGEST - 0.5 * step for step in range(15)]  # tried for several lines: 12 to 5
LEADING = 1.36  # ems from line to line: Chinese needs more than Latin
_EM_TOP, _EM_BOTTOM = 0.88, 0.12  # of a Chinese character above and below the baseline
CAPS = 0.733  # ems: height of figures and capitals; what looks centred is centred on them


@dataclass(frozen=True, slots=True)
class Block:
    """Lines at one size. `top`: ems from the block's top to the first baseline; `height` in points."""

    lines: tuple[Line, ...]
    size: float

    @property
    def width(self) -> float:
        return max(line.width for line in self.lines) * self.size

    @property
    def top(self) -> float:
        return max(self.lines[0].top, _EM_TOP)

    @property
    def height(self) -> float:
        bottom = max(-self.lines[-1].bottom, _EM_BOTTOM)
        return (self.top + (len(self.lines) - 1) * LEADING + bottom) * self.size


def fit_line(text: str, family: str, width: float, height: float, *, size: float | None = None) -> Block:
    """`text` on one line, in `size` (None: as large as fits, at most 12). Raises BadAnswer `value-too-long`
    (length, limit: about how many characters have room); a box that is low makes any words small."""
    line = shape(" ".join(text.split()), family)
    asked = min(size or LARGEST, height / max(line.top - line.bottom, 0.5))
    taken = _reach(line)
    if taken * asked <= width:
        return Block((line,), asked)
    if size is None and taken * SMALLEST <= width:
        return Block((line,), width / taken)
    least = asked if size else min(asked, SMALLEST)
    if taken * least <= width:  # a low box: its words are small already
        return Block((line,), least)
    raise _too_long(
        text, _most(len(line.text), lambda count: _reach(shape(line.text[:count], family)) * least <= width)
    )


def fit_lines(text: str, family: str, width: float, height: float, *, size: float | None = None) -> Block:
    """The same for several lines, broken where they may be."""
    sizes = [size] if size else _SIZES
    # Smaller words never need more room: the largest that fits is found by halving.
    first = bisect_left(sizes, True, key=lambda each: _fits(text, family, width, height, each))
    for each in sizes[first:]:
        block = Block(broken(text, family, width / each), each)
        # Marks upon marks may reach higher than counted on, letters in pairs further.
        if block.height <= height and max(map(_reach, block.lines)) * each <= width:
            return block
    least = sizes[-1]
    if _fits(text, family, width * 0.96, height, least):
        return Block(broken(text, family, width * 0.96 / least), least)
    block = Block(broken(text, family, width / least), least)
    if len(block.lines) == 1:  # the box is too low for any line, and so its words are small
        return Block(block.lines, block.size * height / block.height)
    limit = _most(len(text), lambda length: _fits(text[:length], family, width, height, least))
    raise _too_long(text, limit)


def _fits(text: str, family: str, width: float, height: float, size: float) -> bool:
    lines = len(_broken(text, family, width / size))
    return (_EM_TOP + (lines - 1) * LEADING + _EM_BOTTOM) * size <= height


def squeeze(text: str, family: str, width: float, height: float, *, most: float = LARGEST) -> Block:
    """One line as large as fits, however small that is: for words of our own, which nobody could shorten."""
    line = shape(text, family)
    taken = max(_reach(line), 0.01)
    return Block((line,), min(most, width / taken, height / max(line.top - line.bottom, 0.5)))


def broken(text: str, family: str, width: float) -> tuple[Line, ...]:
    """Lines of at most `width` ems; at least one, which may be empty."""
    return tuple(shape(line, family) for line in _broken(text, family, width))


def _broken(text: str, family: str, width: float) -> list[str]:
    paragraphs = [paragraph.rstrip() for paragraph in text.splitlines()] or [""]
    return [line for paragraph in paragraphs for line in _lines_of(paragraph, family, width)]


def _lines_of(paragraph: str, family: str, width: float) -> list[str]:
    found: list[str] = []
    held, length = "", 0.0
    for piece in pieces(paragraph):
        taken = advance(piece, family)
        if length + taken - _trailing(piece, family) <= width:
            held, length = held + piece, length + taken
            continue
        parts = [piece] if taken - _trailing(piece, family) <= width else list(clusters(piece))
        for part in parts:
            taken = advance(part, family)
            if held and length + taken - _trailing(part, family) > width:
                found.append(held.rstrip())
                held, length = "", 0.0
            held, length = held + part, length + taken
    return [*found, held.rstrip()]


def _trailing(piece: str, family: str) -> float:
    """Spaces at the end of a line take no room."""
    return advance(piece[len(piece.rstrip()) :], family)


def _reach(line: Line) -> float:
    """Ems from the leftmost of its ink to the rightmost, its spaces too."""
    return line.left + line.width + line.right


def _most(length: int, fits: Callable[[int], bool]) -> int:
    """The greatest number of characters that fits, by halving."""
    return bisect_left(range(1, length + 1), True, key=lambda count: not fits(count))


def _too_long(text: str, limit: int) -> BadAnswer:
    return BadAnswer("value-too-long", length=len(text), limit=max(limit, 1))
