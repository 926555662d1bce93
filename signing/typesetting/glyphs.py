"""Which font writes which characters, and what none can write: found before anything is sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from signing.errors import DocumentRefused
from signing.typesetting import faces, fonts
from signing.typesetting.faces import FontFile

_JOINERS = frozenset("\u200c\u200d")
_SPACES = str.maketrans({"\t": " ", "\u00a0": " ", "\u2007": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring text that one font writes."""

    font: FontFile
    text: str


def missing_glyphs(text: str, face: str = fonts.SANS) -> tuple[str, ...]:
    """What the fonts of `face` cannot write, each once, in its order. Line ends are not characters. A letter and
    its marks must be in one font. Invisible controls are always missing: they would sign what nobody sees; so is
    writing from right to left, which we do not set."""
    if _is_plain(text, face):
        return ()
    found: dict[str, None] = {}
    for cluster in clusters(text):
        if cluster not in "\r\n" and _font_of(cluster, face) is None:
            alone = [char for char in cluster if _font_of(char, face) is None]
            found.update(dict.fromkeys(alone or [cluster]))
    return tuple(found)


def check_glyphs(text: str, face: str = fonts.SANS) -> None:
    """Every character can be drawn. Raises DocumentRefused `glyph-missing` (character), `right-to-left` where that
    is not for want of a font."""
    missing = missing_glyphs(text, face)
    if missing:
        to_the_left = _is_right_to_left(missing[0][0])
        raise DocumentRefused("right-to-left" if to_the_left else "glyph-missing", character=named(missing[0]))


def drawable(text: str) -> str:
    """`text` without the characters that no font here has: for a title, whose emoji nobody signs."""
    return " ".join("".join(one for one in clusters(text) if one.isspace() or _font_of(one, fonts.SANS)).split())


def named(char: str) -> str:
    """How a sentence shows a character: itself, or its number where nobody would see it."""
    if char.isprintable() and not unicodedata.combining(char[0]):
        return char
    return " ".join(f"U+{ord(one):04X}" for one in char)


def runs(text: str, face: str) -> list[Run]:
    """`text`, one line, divided by font. A word in letters is written by one font: a name with one Polish letter
    would look patched. Raises DocumentRefused `glyph-missing`."""
    if not text:
        return []
    if _is_plain(text, face):
        return [Run(faces.chain(face)[0], text)]
    check_glyphs(text, face)
    found: list[tuple[FontFile, str]] = []
    for word in _words(text.translate(_SPACES)):
        font = _font_of("".join(word), face)
        for part in ["".join(word)] if font else word:
            by = font or _font_of(part, face)
            assert by is not None  # check_glyphs was asked
            if found and (found[-1][0] is by or part == " "):
                found[-1] = found[-1][0], found[-1][1] + part
            else:
                found.append((by, part))
    return [Run(font, part) for font, part in found]


def clusters(text: str) -> Iterator[str]:
    """Characters as people count them: a letter with its marks, composed where one sign for both exists."""
    held = ""
    for char in text:
        if held and (unicodedata.category(char) in {"Mn", "Mc", "Me"} or char in _JOINERS):
            held += char
            continue
        if held:
            yield _composed(held)
        held = char
    if held:
        yield _composed(held)


def _composed(cluster: str) -> str:
    # Alone, a compatibility ideograph would be changed into another form of the name.
    return unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster


def _words(text: str) -> Iterator[list[str]]:
    """Letters of alphabets together, everything else alone."""
    held: list[str] = []
    for cluster in clusters(text):
        if cluster[0].isalpha() and unicodedata.east_asian_width(cluster[0]) not in {"W", "F"}:
            held.append(cluster)
            continue
        if held:
            yield held
        held = []
        yield [cluster]
    if held:
        yield held


def _is_plain(text: str, face: str) -> bool:
    """Nearly all text: single characters that the first font has."""
    return _plain(fonts.chain(face)[0]).issuperset(text)


@lru_cache(maxsize=8)
def _plain(path: Path) -> frozenset[str]:
    every = map(chr, faces.opened(path).points)
    return frozenset(char for char in every if not _unwritable(char) and unicodedata.category(char)[0] != "M")


def _font_of(text: str, face: str) -> FontFile | None:
    return _found(text, fonts.chain(face))


@lru_cache(maxsize=8192)
def _found(text: str, paths: tuple[Path, ...]) -> FontFile | None:
    if any(_unwritable(char) for char in text):
        return None
    points = {ord(char) for char in text.translate(_SPACES)}
    able = (font for path in paths if points <= (font := faces.opened(path)).points)
    marked = [cluster for cluster in clusters(text) if len(cluster) > 1]
    return next((font for font in able if all(map(font.places, marked))), None)


def _unwritable(char: str) -> bool:
    invisible = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} and char != "\t"
    return invisible or _is_right_to_left(char)


def _is_right_to_left(char: str) -> bool:
    """Of the shipped fonts none has such letters; with an operator's own they would be set in the wrong order, and
    on fixed places in mixed lines nobody here could say what was signed (UAX 9)."""
    return unicodedata.bidirectional(char) in {"R", "AL", "AN"}
