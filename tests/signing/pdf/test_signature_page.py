"""Pages of signature places, and that the places are where their boxes were drawn."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from signing.errors import DocumentRefused
from signing.fields.kinds import Field, FieldKind, PageShape
from signing.pdf.preview import page_shapes, page_texts, render_page
from signing.pdf.signature_page import SignatureLine, append_signature_page
from tests.signing.pdf.corpus import contract, rotated, typeset
from tests.signing.pdf.desk import NOW, Desk

PERSON = frozenset({FieldKind.SIGNATURE, FieldKind.DATE})
COMPANY = PERSON | {FieldKind.SEAL}
LONG = "内蒙古自治区呼和浩特市经济技术开发区新能源汽车动力电池研究院有限责任公司"


def lines(count: int) -> list[SignatureLine]:
    """Persons and companies in turn."""
    made = []
    for n in range(count):
        company, wants = (LONG, COMPANY) if n % 2 else (None, PERSON)
        made.append(SignatureLine(f"id{n}", f"张三{n}", company, f"第 {n + 1} 方", wants))
    return made


def page(count: int, data: bytes | None = None, language: str = "zh") -> tuple[bytes, tuple[Field, ...]]:
    return append_signature_page(data or contract(), lines(count), title="房屋租赁合同 🎉", language=language)


WORDS = [("zh", ["签署页", "日期", "公章"]), ("en", ["Signature page", "Date"])]


@pytest.mark.parametrize(("language", "words"), WORDS)
def test_it_speaks_the_language_of_the_task(language: str, words: list[str]) -> None:
    data, _ = page(2, language=language)
    text = page_texts(data)[-1]
    assert all(word in text for word in words)
    assert "房屋租赁合同" in text, "the title, without what no font can write"


def test_every_party_gets_what_it_wants() -> None:
    _, fields = page(2)
    assert [(field.name, field.party_id) for field in fields] == [
        ("page_p1_sign_1", "id0"),
        ("page_p1_date_1", "id0"),
        ("page_p2_sign_1", "id1"),
        ("page_p2_seal_1", "id1"),
        ("page_p2_date_1", "id1"),
    ]
    assert {field.page for field in fields} == {2}


@pytest.mark.parametrize("count", [1, 2, 5, 14])
def test_boxes_lie_on_the_page_and_apart(count: int) -> None:
    data, fields = page(count)
    shapes = page_shapes(data)
    assert {field.page for field in fields} == set(range(2, len(shapes)))
    for field in fields:
        box, shape = field.box, shapes[field.page]
        assert box.u > 0 and box.v > 20 and box.u + box.width < shape.width and box.v + box.height < shape.height
        for other in fields:
            if other is not field and other.page == field.page:
                apart = (
                    box.u + box.width <= other.box.u
                    or other.box.u + other.box.width <= box.u
                    or box.v + box.height <= other.box.v
                    or other.box.v + other.box.height <= box.v
                )
                assert apart, (field.name, other.name)


@pytest.mark.parametrize("count", [2, 14])
def test_the_places_are_where_the_boxes_were_drawn(count: int) -> None:
    """Just outside each edge the paper is white, on the edge is the frame's grey."""
    data, fields = page(count)
    shapes = page_shapes(data)
    scale = 4
    pictures: dict[int, Image.Image] = {}
    for field in fields:
        if field.page not in pictures:
            width = round(shapes[field.page].width * scale)
            drawn = render_page(data, field.page, width_px=width, format="png")
            pictures[field.page] = Image.open(io.BytesIO(drawn)).convert("L")
        picture, box = pictures[field.page], field.box
        top = (shapes[field.page].height - box.v - box.height) * scale
        left, right, bottom = box.u * scale, (box.u + box.width) * scale, top + box.height * scale
        middle, centre = (top + bottom) / 2, (left + right) / 2
        for x, y in ((left, middle), (right, middle), (centre, top), (centre, bottom)):
            assert darkest(picture, x, y, 2) < 225, f"no frame at {field.name}"
        for x, y in ((left - 10, middle), (right + 10, middle), (centre, bottom + 10)):
            assert darkest(picture, x, y, 3) > 240, f"something beside {field.name}"


def darkest(picture: Image.Image, x: float, y: float, reach: int) -> int:
    part = picture.crop((round(x) - reach, round(y) - reach, round(x) + reach + 1, round(y) + reach + 1))
    return min(part.tobytes())


@pytest.mark.parametrize(
    ("paper", "size"),
    [("a4", (595, 842)), ("us-letter", (612, 792)), ("a3", (842, 1191)), ("a6", (595, 842)), ("a0", (595, 842))],
)
def test_it_takes_the_size_of_the_last_page_if_that_is_a_sheet(paper: str, size: tuple[int, int]) -> None:
    data, _ = page(1, typeset("x", paper))
    shape: PageShape = page_shapes(data)[-1]
    assert (round(shape.width), round(shape.height)) == size


def test_after_a_turned_page_it_stands_upright_in_landscape() -> None:
    data, fields = page(2, rotated(90))
    shape = page_shapes(data)[-1]
    assert shape.width > shape.height
    assert fields[0].box.u + fields[0].box.width < shape.width


def test_the_pages_before_stay_as_they_are() -> None:
    data, _ = page(2)
    with pikepdf.open(io.BytesIO(contract())) as before, pikepdf.open(io.BytesIO(data)) as after:
        for old, new in zip(before.pages, after.pages, strict=False):
            assert old.Contents.read_bytes() == new.Contents.read_bytes()
    assert len(data) - len(contract()) < 60_000, "fonts are subset"


def test_the_same_parties_make_the_same_bytes() -> None:
    source = contract()
    assert page(3, source) == page(3, source)


def test_a_signed_document_takes_no_page(desk: Desk) -> None:
    with pytest.raises(DocumentRefused, match="cannot-append-to-signed"):
        page(1, desk.base(contract()))


def test_a_name_nobody_could_read_is_refused() -> None:
    with pytest.raises(DocumentRefused, match="glyph-missing"):
        append_signature_page(contract(), [SignatureLine("id", "张🀄三")], title="", language="zh")


def test_a_signature_page_is_signed_like_any_other(desk: Desk) -> None:
    data, fields = page(2)
    theirs = list(fields)
    signed = desk.sign(desk.sign(desk.base(data, theirs), "id0", theirs), "id1", theirs)
    assert desk.verify(signed, NOW).verdict == "valid"
