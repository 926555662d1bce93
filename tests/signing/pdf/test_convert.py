"""Pictures and plain text become pages that can be signed."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image

from signing.errors import DocumentRefused
from signing.pdf.convert import picture_to_pdf, text_to_pdf
from signing.pdf.jpeg import without_private_parts
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import find_text_runs, page_shapes, render_page
from tests.pictures import HEIC, from_a_phone, picture


def seen(data: bytes, page: int = 0) -> Image.Image:
    return Image.open(io.BytesIO(render_page(data, page, width_px=420, format="jpeg"))).convert("RGB")


def is_red(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > 150 and colour[1] < 110 and colour[2] < 110)


FORMATS = {
    "JPEG": picture(),
    "JPEG for print": picture(mode="CMYK"),
    "PNG": picture("PNG"),
    "PNG with a palette": picture("PNG", mode="P"),
    "PNG with transparency": picture("PNG", mode="RGBA"),
    "WEBP": picture("WEBP"),
    "TIFF": picture("TIFF"),
    "BMP": picture("BMP"),
    "GIF": picture("GIF"),
    "HEIC": HEIC,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_is_one_page_of_paper_as_large_as_fits(name: str) -> None:
    made = picture_to_pdf(FORMATS[name])
    assert made.notes == ("converted-picture",)
    assert [(round(shape.width), round(shape.height)) for shape in page_shapes(made.data)] == [(595, 842)]
    page = seen(made.data)
    assert is_red(page.getpixel((100, 200))), "upper left"
    assert not is_red(page.getpixel((320, 200))) and not is_red(page.getpixel((100, 420)))
    assert page.getpixel((5, 5)) == (255, 255, 255), "a margin that printers need"
    assert normalise_pdf(made.data).notes == ()


def test_a_lying_picture_lies_on_its_paper() -> None:
    made = picture_to_pdf(picture(size=(800, 600)))
    assert [(round(shape.width), round(shape.height)) for shape in page_shapes(made.data)] == [(842, 595)]


@pytest.mark.parametrize("size", [(800, 600), (4400, 3300)])
def test_a_photo_is_turned_as_the_phone_was_held_and_tells_nothing_else(size: tuple[int, int]) -> None:
    made = picture_to_pdf(from_a_phone(size, turn=6))
    assert is_red(seen(made.data).getpixel((320, 200))), "what was upper left is upper right"
    assert b"SecretMaker" not in made.data and b"SecretRemark" not in made.data


def test_an_upright_photo_keeps_every_bit_of_its_picture_and_tells_nothing_else() -> None:
    sent = from_a_phone(turn=1)
    made = picture_to_pdf(sent)
    assert b"SecretMaker" in sent and b"SecretMaker" not in made.data and b"SecretRemark" not in made.data
    scan = sent[sent.index(b"\xff\xda") :]
    assert scan in made.data
    cleaned = Image.open(io.BytesIO(without_private_parts(sent)))
    assert cleaned.tobytes() == Image.open(io.BytesIO(sent)).tobytes()
    assert not dict(cleaned.getexif())


def test_colours_keep_their_profile() -> None:
    profile = b"\0" * 20 + b"a profile"
    assert b"a profile" in without_private_parts(picture(icc_profile=profile))


def test_grey_of_sixteen_bits_keeps_its_tones() -> None:
    out = io.BytesIO()
    Image.new("I;16", (300, 300), 40_000).save(out, "PNG")
    middle = seen(picture_to_pdf(out.getvalue()).data).getpixel((210, 297))
    assert isinstance(middle, tuple) and abs(middle[0] - 156) < 4


def test_every_page_of_a_fax_is_a_page() -> None:
    sheets = [Image.new("1", (800, 1100), shade) for shade in (0, 1, 0)]
    out = io.BytesIO()
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    made = picture_to_pdf(out.getvalue())
    darks = [seen(made.data, page).getpixel((210, 300)) == (0, 0, 0) for page in range(3)]
    assert len(page_shapes(made.data)) == 3 and darks == [True, False, True]


def test_a_long_strip_of_a_chat_is_several_readable_pages() -> None:
    made = picture_to_pdf(picture(size=(600, 6000)))
    shapes = page_shapes(made.data)
    assert len(shapes) == 7 and all(shape.height > shape.width for shape in shapes)


@pytest.mark.parametrize("data", [picture()[:900], picture("PNG")[:200], b"\xff\xd8\xff and no more", HEIC[:300]])
def test_a_torn_picture_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentRefused) as refused:
        picture_to_pdf(data)
    assert refused.value.code == "picture-broken"


def test_a_bomb_of_a_picture_is_refused_before_it_is_opened() -> None:
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    began = time.process_time()
    with pytest.raises(DocumentRefused) as refused:
        picture_to_pdf(out.getvalue())
    assert refused.value.code == "picture-large" and time.process_time() - began < 1


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────


def words_of(data: bytes) -> str:
    return "\n".join(run.text for run in find_text_runs(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_however_it_was_saved(encoding: str) -> None:
    made = text_to_pdf("采购合同\r\n甲方（盖章）：\r\nPrice: 100".encode(encoding))
    assert made.notes == ("converted-text",)
    assert all(words in words_of(made.data) for words in ("采购合同", "甲方（盖章）：", "Price: 100"))
    assert normalise_pdf(made.data).notes == ()


def test_text_is_never_markup() -> None:
    words = words_of(text_to_pdf(b'# Title\n*bold* #import "x" $x$ <script> @ref \\ end').data)
    typed = '#Title*bold*#import"x"$x$<script>@ref\\end'
    assert typed in "".join(words.split())


def test_indents_and_empty_lines_stay() -> None:
    runs = find_text_runs(text_to_pdf(b"A\n    B\n\n\nC").data)
    places = {run.text.strip(): run.char_boxes[-1] for run in runs if run.text.strip() in {"A", "B", "C"}}
    assert places["B"].u > places["A"].u + 8
    assert places["B"].v - places["C"].v > 1.8 * (places["A"].v - places["B"].v)


def test_a_word_longer_than_the_paper_is_broken_not_lost() -> None:
    data = text_to_pdf(b"https://example.com/" + b"a" * 300).data
    width = page_shapes(data)[0].width
    assert all(run.box.u + run.box.width < width for run in find_text_runs(data))
    assert words_of(data).count("a") >= 300


def test_what_no_font_has_is_left_out_and_told() -> None:
    made = text_to_pdf("付款 😀 十万元".encode())
    assert made.notes == ("converted-text", "letters-left-out")
    assert "付款" in words_of(made.data) and "十万元" in words_of(made.data)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b" \n\t ", "empty-file"), (bytes(range(32)) * 9, "text-unreadable"), (b"a " * 300_000, "text-too-long")],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        text_to_pdf(data)
    assert refused.value.code == code


def test_the_same_file_gives_the_same_bytes() -> None:
    assert text_to_pdf(b"once").data == text_to_pdf(b"once").data
    first, second = (normalise_pdf(picture_to_pdf(picture()).data).data for _ in range(2))
    assert first == second
