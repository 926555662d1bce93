"""What was drawn ahead is there when it is signed, and is no other than what is drawn at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import uharfbuzz as hb

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.ahead import draw_ahead
from signing.pdf.ink import Ink, Mark, Place, embedding, shaping, words
from signing.pdf.parts import Part, body
from signing.pdf.writes import Filling
from signing.typesetting import faces, fonts

MOMENT = datetime(2024, 11, 24, 3, 9, tzinfo=UTC)
MARK = Mark("欧阳 Żółć", MOMENT, company="长江公司", verify_url="https://sign.example/v/1")
FIELDS = [
    Field("p1_sign", "p1", FieldKind.SIGNATURE, 0, Box(40, 40, 150, 64)),
    Field("p1_date", "p1", FieldKind.DATE, 0, Box(40, 110, 110, 18)),
    Field("p1_text", "p1", FieldKind.TEXT, 0, Box(40, 135, 200, 18)),
]
FILLING = Filling({"p1_text": "账号 8 AV To"})


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    caches = embedding._embedded, shaping.shape, shaping._word, words._value, words.draw_date
    for cache in caches:
        cache.cache_clear()
    yield


def _objects(mark: Mark) -> list[bytes]:
    """All that the party leaves, as it is written."""
    places = [Place(each, each.box.width, each.box.height) for each in FIELDS]
    order: list[Part] = []

    def number_of(part: Part) -> int:
        if part not in order:
            order.append(part)
        return order.index(part)

    for part in Ink(mark, FILLING.values).appearances(places):
        number_of(part)
    written = []
    for part in order:  # grows meanwhile
        written.append(body(part, number_of))
    return written


@pytest.mark.parametrize("later", [timedelta(minutes=2), timedelta(hours=11, minutes=47), timedelta(days=400)])
def test_at_another_moment_no_font_is_made_again(later: timedelta) -> None:
    signing = replace(MARK, at=MOMENT + later)
    draw_ahead(FIELDS, MARK, FILLING)
    before = embedding._embedded.cache_info().misses
    assert before > 0
    warm = _objects(signing)
    assert embedding._embedded.cache_info().misses == before
    for cache in (embedding._embedded, shaping.shape, shaping._word, words._value, words.draw_date):
        cache.cache_clear()
    assert _objects(signing) == warm


@pytest.mark.parametrize("family", [fonts.SANS, fonts.SONG])
def test_a_line_of_words_is_set_as_harfbuzz_sets_it_whole(family: str) -> None:
    first = faces.chain(family)[0]
    every = [*range(0x21, 0x7F), *range(0xA1, 0x180), 0xB7, 0x2014, 0x2026, 0x3001, 0xFF08, 0x4E2D, 0x9F99]
    for char in map(chr, [point for point in every if point in first.points and point != 0xAD]):
        for text in (f"{char} A", f"中 {char}", f"1 {char}T", f"{char} 1"):
            (stretch, *others) = shaping.shape(text, family).stretches
            if others:  # a letter that another font writes
                continue
            buffer = hb.Buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            if buffer.script == "Hani":
                buffer.language = "zh-Hans"
            hb.shape(stretch.font.font, buffer, {"liga": False, "clig": False})
            infos, places = buffer.glyph_infos, buffer.glyph_positions
            whole = [(one.codepoint, at.x_advance) for one, at in zip(infos, places, strict=True)]
            assert [(glyph.number, glyph.advance) for glyph in stretch.glyphs] == whole, text
