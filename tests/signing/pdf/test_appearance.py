"""What a mark shows, read back from its PDF."""

from __future__ import annotations

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageDraw

from signing.errors import DocumentRefused
from signing.pdf.appearance import Mark, date_text, draw_date, draw_mark, draw_seal
from signing.pdf.preview import page_shapes, page_texts, render_page

AT = datetime(2024, 11, 24, 11, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
COMPANY = "上海长江国际贸易有限公司"


def words(data: bytes) -> str:
    return "".join(page_texts(data)[0].split())


@pytest.mark.parametrize(("width", "height"), [(150, 48), (200, 64), (96, 30), (80, 26)])
def test_a_mark_names_the_person_and_the_moment(width: float, height: float) -> None:
    data = draw_mark(Mark("李明", AT), width, height)
    assert "李明·2024-11-2411:00UTC+08:00" in words(data)
    shape = page_shapes(data)[0]
    assert (round(shape.width), round(shape.height)) == (width, height)


def test_a_large_mark_names_company_and_digest_too() -> None:
    found = words(draw_mark(Mark("李明", AT, company=COMPANY, digest_short="0123456789ab"), 200, 64))
    assert COMPANY in found
    assert "SHA-2560123456789ab" in found


@pytest.mark.parametrize(("width", "height"), [(119, 119), (76, 76), (150, 48), (80, 36)])
def test_a_seals_place_shows_the_companys_name_whole(width: float, height: float) -> None:
    found = words(draw_seal(Mark("王芳", AT, company=COMPANY), width, height))
    assert COMPANY in found
    assert "王芳" in found


@pytest.mark.parametrize(("language", "text"), [("zh", "2024年11月24日"), ("en", "24 November 2024")])
def test_a_date_reads_as_people_write_it(language: str, text: str) -> None:
    assert date_text(AT, language) == text
    assert words(draw_date(text, 110, 18)) == text.replace(" ", "")


def test_a_drawn_signature_fills_its_place() -> None:
    canvas = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    ImageDraw.Draw(canvas).line((700, 500, 720, 505, 740, 495), fill=(20, 20, 30, 255), width=6)
    png = io.BytesIO()
    canvas.save(png, "PNG")
    drawn = render_page(
        draw_mark(Mark("李明", AT, drawing_png=png.getvalue()), 150, 48), 0, width_px=600, format="png"
    )
    picture = Image.open(io.BytesIO(drawn)).convert("L").crop((0, 0, 600, 110))
    box = picture.point(lambda grey: 255 * (grey < 128)).getbbox()
    assert box is not None
    assert box[2] - box[0] > 200, "a small scrawl in a corner of the canvas is enlarged"


@pytest.mark.parametrize("png", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken"])
def test_a_drawing_that_is_none_is_refused(png: bytes) -> None:
    with pytest.raises(DocumentRefused, match="drawing-unreadable"):
        draw_mark(Mark("李明", AT, drawing_png=png or b"x"), 150, 48)


def test_a_character_without_a_glyph_is_refused() -> None:
    with pytest.raises(DocumentRefused, match="glyph-missing"):
        draw_mark(Mark("李𰻝明🀄", AT), 150, 48)


def test_the_same_mark_makes_the_same_bytes() -> None:
    assert draw_mark(Mark("李明", AT), 150, 48) == draw_mark(Mark("李明", AT), 150, 48)
