"""Fonts of every make, as operators have them, end in a PDF whose words can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from signing.errors import DocumentRefused
from signing.fields.kinds import FieldKind
from signing.pdf.ink import Ink
from signing.pdf.ink.embedding import embed
from signing.pdf.ink.shaping import shape
from signing.typesetting import faces, fonts
from signing.wording import LANGUAGES, say
from tests.signing.pdf.ink.papers import LI, content_page, field, ink_box, seen, sheet, words

LETTERS = {".notdef": 0, "space": 0x20, "A": 0x41, "B": 0x42, "C": 0x43}


def draw(pen: T2CharStringPen | TTGlyphPen, wide: int) -> None:
    pen.moveTo((50, 0))
    for point in ((wide, 0), (wide, 700), (50, 700)):
        pen.lineTo(point)
    pen.closePath()


def builder(*, cff: bool) -> FontBuilder:
    made = FontBuilder(1000, isTTF=not cff)
    made.setupGlyphOrder(list(LETTERS))
    made.setupCharacterMap({point: name for name, point in LETTERS.items() if point})
    made.setupHorizontalMetrics({name: (500 + 37 * number, 0) for number, name in enumerate(LETTERS)})
    made.setupHorizontalHeader(ascent=880, descent=-120)
    made.setupNameTable({"familyName": "Own", "styleName": "Regular", "psName": "Own-Regular"})
    made.setupOS2(sCapHeight=700)
    made.setupPost()
    return made


def saved(made: FontBuilder, path: Path) -> Path:
    made.save(path)
    return path


def name_keyed(folder: Path) -> Path:
    made = builder(cff=True)
    strings = {}
    for number, name in enumerate(LETTERS):
        pen = T2CharStringPen(500 + 37 * number, None)
        if number > 1:
            draw(pen, 400)
        strings[name] = pen.getCharString()
    made.setupCFF("Own-Regular", {}, strings, {})
    return saved(made, folder / "own.otf")


def variable(folder: Path) -> Path:
    made = builder(cff=False)
    glyphs = {}
    for number, name in enumerate(LETTERS):
        pen = TTGlyphPen(None)
        if number > 1:
            draw(pen, 400)
        glyphs[name] = pen.glyph()
    made.setupGlyf(glyphs)
    made.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    made.setupGvar({})
    return saved(made, folder / "own.ttf")


@pytest.mark.parametrize("make", [name_keyed, variable])
def test_a_font_of_any_make_is_embedded(make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_own", {})
    assert callable(make)
    fonts.set_own_fonts(sans=[make(tmp_path)])
    try:
        part = Ink(LI, {"f": "CAB"}).appearance(field(FieldKind.TEXT), 80, 20)
        data = content_page(part, 80, 20)
        assert re.findall(rb"BaseFont /[A-Z]{6}\+(\S+)", data) == [b"Own-Regular"] * 2
        assert words(part, 80, 20).strip() == "CAB"
        box = ink_box(seen(sheet(part, 80, 20, edge=0)))
        assert box is not None
        # From the left edge of C to the right edge of B: advances of 12 points, 648 and 574 to the em.
        assert box[0] / 4 == pytest.approx(2 + 0.05 * 12, abs=0.6)
        assert box[2] / 4 == pytest.approx(2 + (0.648 + 0.574 + 0.4) * 12, abs=0.6)
    finally:
        monkeypatch.undo()
        fonts.set_own_fonts()


def test_from_right_to_left_is_refused_in_words_whatever_the_font_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An operator's own font has the letter: still it would be set in the wrong order."""
    monkeypatch.setitem(LETTERS, "alef", 0x5D0)
    monkeypatch.setattr(fonts, "_own", {})
    fonts.set_own_fonts(sans=[name_keyed(tmp_path)])
    try:
        assert 0x5D0 in faces.chain(fonts.SANS)[0].points
        for words_given, shown in (("A \u05d0", "\u05d0"), ("\u0645", "\u0645"), ("A \u0661", "\u0661")):
            with pytest.raises(DocumentRefused) as refused:
                Ink(LI, {"f": words_given}).appearance(field(FieldKind.TEXT), 80, 20)
            assert (refused.value.code, refused.value.facts) == ("right-to-left", {"character": shown})
            for language in LANGUAGES:
                assert shown in say(language, f"refusal-{refused.value.code}", **refused.value.facts)
    finally:
        monkeypatch.undo()
        fonts.set_own_fonts()


def test_the_same_glyphs_are_subset_once() -> None:
    font = faces.chain(fonts.SANS)[0]
    glyphs = {(glyph.number, glyph.text) for glyph in shape("李明", fonts.SANS).stretches[0].glyphs}
    assert embed(font, glyphs) is embed(font, set(glyphs))


def test_nothing_but_the_used_glyphs_is_embedded() -> None:
    font = faces.chain(fonts.SONG)[0]
    used = shape("李明", fonts.SONG).stretches[0].glyphs
    face, renumbered = font.subset({glyph.number for glyph in used})
    assert face.glyph_count <= 1 + 2 + 4, "with what they are composed of"
    assert sorted(renumbered) == sorted(glyph.number for glyph in used)
