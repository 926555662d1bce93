"""From words to glyphs: which font, which glyph, how far (HarfBuzz)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from signing.typesetting import faces, glyphs
from signing.typesetting.faces import FontFile


class Glyph(NamedTuple):
    """`text`: the characters it stands for, "" if an earlier one stands for them. Lengths in the font's units."""

    number: int
    text: str
    advance: int
    natural: int  # the font's own advance, which a PDF reader goes by
    dx: int
    dy: int


_MOMENTS = "0123456789-/:+ 年月日"
_WORDS = re.compile(r" +|[^ ]+")
_glyph = lru_cache(maxsize=16384)(Glyph)  # the same characters come again and again


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring glyphs of one font. `is_plain`: each stands where the font alone would place it, and for some
    character."""

    font: FontFile
    text: str
    glyphs: tuple[Glyph, ...]
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Lengths in ems. `top` and `bottom`: how far its ink reaches above and below (negative) the baseline; `left`
    and `right`: how far it reaches out of its width on either side, at least 0."""

    text: str
    stretches: tuple[Stretch, ...]
    width: float
    top: float
    bottom: float
    left: float
    right: float


class _Word(NamedTuple):
    """What HarfBuzz made of it. Lengths in ems: `top` and `bottom` as in Line, `left` and `right` are where its
    ink begins and ends."""

    glyphs: tuple[Glyph, ...]
    is_plain: bool
    width: float
    top: float
    bottom: float
    left: float
    right: float


@lru_cache(maxsize=2048)
def shape(text: str, family: str) -> Line:
    """One line of words. Raises DocumentRefused `glyph-missing`."""
    stretches: list[Stretch] = []
    pen = top = bottom = left = right = 0.0
    for run in glyphs.runs(text, family):
        script = next(filter(None, map(_script, run.text)), None)
        words = [_word(run.font, word, script) for word in _WORDS.findall(run.text)]
        for word in words:
            left, right = min(left, pen + word.left), max(right, pen + word.right)
            top, bottom = max(top, word.top), min(bottom, word.bottom)
            pen += word.width
        is_plain = all(word.is_plain for word in words)
        stretches.append(
            Stretch(run.font, run.text, tuple([one for word in words for one in word.glyphs]), is_plain)
        )
    return Line(text, tuple(stretches), pen, top, bottom, -left, max(0.0, right - pen))


@lru_cache(maxsize=4096)  # a line of another moment has one new word
def _word(font: FontFile, text: str, script: str | None) -> _Word:
    """No font here moves or changes what stands beside a space; which script the line is in does."""
    found = _shaped(font, text, script)
    moved = [one for one in found if one[2] != one[3] or one[4] or one[5] or not one[1]]
    return _measured(font, found, is_plain=not moved)


def _shaped(font: FontFile, text: str, script: str | None) -> tuple[Glyph, ...]:
    import uharfbuzz as hb  # noqa: PLC0415 - only signing needs it, and it costs 40 ms

    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS  # a mark keeps its own character
    buffer.add_codepoints([ord(char) for char in text])
    if script is not None:
        buffer.script = script
    buffer.guess_segment_properties()
    if script == "Hani":
        buffer.language = "zh-Hans"
    # Ligatures would have to be taken apart again when the value is copied.
    hb.shape(font.font, buffer, {"liga": False, "clig": False})
    found = [(info.codepoint, info.cluster) for info in buffer.glyph_infos]
    texts = _texts(text, [cluster for _, cluster in found])
    # `position`: dx, dy, advance to the right, advance upwards
    return tuple(
        _glyph(number, words, across, _ink(font, number)[0], dx, dy)
        for (number, _), words, (dx, dy, across, _) in zip(
            found, texts, [place.position for place in buffer.glyph_positions], strict=True
        )
    )


@lru_cache(maxsize=8192)
def _script(char: str) -> str | None:
    """As HarfBuzz calls it; None for what is common to several."""
    import uharfbuzz as hb  # noqa: PLC0415 - as above

    buffer = hb.Buffer()
    buffer.add_codepoints([ord(char)])
    buffer.guess_segment_properties()
    found = buffer.script
    return None if found in {None, "", "Zyyy", "Zinh", "Zzzz"} else str(found)


@lru_cache(maxsize=16)
def of_moments(font: FontFile) -> frozenset[tuple[int, str]]:
    """Glyphs that dates and times are written with, and the characters they stand for."""
    return frozenset(_word(font, char, None).glyphs[0][:2] for char in _MOMENTS if ord(char) in font.points)


def _texts(text: str, starts: list[int]) -> list[str]:
    """What each glyph stands for: its cluster, which begins where it says."""
    if starts == list(range(len(text))):
        return list(text)
    found: list[str] = []
    groups = [(start, len(list(group))) for start, group in groupby(starts)]
    for (start, count), (end, _) in zip(groups, [*groups[1:], (len(text), 0)], strict=True):
        apart = unicodedata.normalize("NFD", text[start:end])
        # A letter and its accents set from several glyphs are told apart, else the first stands for all.
        found += list(apart) if count > 1 and len(apart) == count else [text[start:end], *[""] * (count - 1)]
    return found


def _measured(font: FontFile, glyphs: tuple[Glyph, ...], *, is_plain: bool) -> _Word:
    pen = top = bottom = left = right = 0.0
    em = font.upem
    for number, _, advance, _, dx, dy in glyphs:
        _, across, down, wide, high = _ink(font, number)
        if wide:
            start = pen + (dx + across) / em
            left, right = min(left, start), max(right, start + wide / em)
            top, bottom = max(top, (dy + down + high) / em), min(bottom, (dy + down) / em)
        pen += advance / em
    return _Word(glyphs, is_plain, pen, top, bottom, left, right)


def advance(text: str, family: str) -> float:
    """About how wide `text` is in ems, without pairs that move together: for finding where lines end."""
    return sum(_advance(char, family) for char in text)


@lru_cache(maxsize=8192)
def _advance(char: str, family: str) -> float:
    point = ord(char)
    font = next((font for font in faces.chain(family) if point in font.points), None)
    return _ink(font, font.font.get_nominal_glyph(point))[0] / font.upem if font else 0.0


@lru_cache(maxsize=16384)
def _ink(font: FontFile, glyph: int) -> tuple[int, int, int, int, int]:
    """Its advance, and the box of its ink: left, bottom, width, height."""
    width, ink = font.font.get_glyph_h_advance(glyph), font.font.get_glyph_extents(glyph)
    if ink is None:
        return width, 0, 0, 0, 0
    return width, ink.x_bearing, ink.y_bearing + ink.height, ink.width, -ink.height
