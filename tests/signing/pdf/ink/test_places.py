"""Boxes, pictures, turned pages; what is equal is drawn once."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from signing.errors import DocumentRefused
from signing.fields.kinds import Box, FieldKind
from signing.pdf.geometry import PageGeometry
from signing.pdf.ink import Ink
from signing.pdf.ink.pictures import picture_image, prepare_picture
from signing.pdf.parts import Part
from tests.signing.pdf.ink.papers import (
    LI,
    VERIFY,
    Shown,
    drawing,
    field,
    ink_box,
    paper,
    seen,
    seen_by_mupdf,
    seen_by_poppler,
    sheet,
)

RICH = Ink(type(LI)("李明", LI.at, drawing_png=drawing(), verify_url=VERIFY), {"f": "上海 Ltd."})
EYES: list[Callable[[bytes, Path], Image.Image]] = [seen_by_poppler, seen_by_mupdf]


def on_turned_page(turn: int, kind: FieldKind) -> bytes:
    """A page whose user space begins elsewhere, shown turned: the field stands 40 from the left, 30 from below."""
    wide, high = (300, 200) if turn in {0, 180} else (200, 300)
    geometry = PageGeometry(-50, 70, wide - 50, high + 70, turn)
    box = Box(40, 30, 180, 56)
    part = RICH.appearance(field(kind), box.width, box.height, geometry.matrix(box.width, box.height))
    return paper([Shown(part, box, geometry)])


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How many of a thousand pixels differ clearly."""
    assert one.size == other.size
    clear = ImageChops.difference(one, other).point(lambda grey: 255 * (grey > 100))
    return 1000 * clear.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("kind", [FieldKind.SIGNATURE, FieldKind.TEXT])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_shows_it_upright_in_its_place(turn: int, kind: FieldKind) -> None:
    assert unlike(seen(on_turned_page(turn, kind)), seen(on_turned_page(0, kind))) < 3


@pytest.mark.slow
@pytest.mark.parametrize("kind", [FieldKind.SIGNATURE, FieldKind.TEXT])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("eye", EYES)
def test_other_readers_show_the_same(
    eye: Callable[[bytes, Path], Image.Image], turn: int, kind: FieldKind, tmp_path: Path
) -> None:
    page = eye(on_turned_page(turn, kind), tmp_path)
    ours = seen(on_turned_page(0, kind))
    assert page.size == ours.size
    found, wanted = ink_box(page, darker=128), ink_box(ours, darker=128)
    assert found is not None and wanted is not None
    assert all(abs(one - other) <= 4 for one, other in zip(found, wanted, strict=True)), "within a point"
    assert unlike(page, ours) < 12


def test_what_is_equal_is_one() -> None:
    ink = Ink(LI, {"g": "words", "h": "words"})
    first = ink.appearance(field(FieldKind.SIGNATURE), 180, 56)
    assert ink.appearance(field(FieldKind.SIGNATURE), 180.001, 56) is first
    assert ink.appearance(field(FieldKind.TEXT, group="g"), 90, 20) is ink.appearance(
        field(FieldKind.TEXT, group="h"), 90, 20
    )
    turn = PageGeometry(0, 0, 1, 1, 90).matrix(180, 56)
    turned = ink.appearance(field(FieldKind.SIGNATURE), 180, 56, turn)
    assert turned is ink.appearance(field(FieldKind.SIGNATURE), 180, 56, turn)
    assert turned.entries["Resources"]["XObject"]["D"] is first  # type: ignore[index,call-overload]


def test_what_was_left_empty_is_drawn_empty() -> None:
    part = Ink(LI, {}).appearance(field(FieldKind.TEXT), 90, 20)
    assert ink_box(seen(sheet(part, 90, 20))) is None


# ── boxes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def middle(part: Part, side: float) -> int:
    """How many pixels of the inner third are dark."""
    picture = seen(sheet(part, side, side, edge=0))
    third = picture.width // 3
    inner = picture.crop((third, third, 2 * third, 2 * third))
    return inner.point(lambda grey: 255 * (grey < 128)).histogram()[255]


@pytest.mark.parametrize("side", [8, 12, 20])
def test_a_tick_is_seen_and_its_absence_too(side: float) -> None:
    place = field(FieldKind.CHECKBOX)
    ticked, empty = (Ink(LI, {"f": value}).appearance(place, side, side) for value in ("yes", ""))
    assert middle(ticked, side) > 0
    assert middle(empty, side) == 0
    assert ink_box(seen(sheet(empty, side, side, edge=0))) is not None, "the frame stays"


def test_of_the_buttons_of_one_choice_the_chosen_one_is_filled() -> None:
    ink = Ink(LI, {"way": "cash"})
    cash, card = (field(FieldKind.RADIO, group="way", option=option) for option in ("cash", "card"))
    assert middle(ink.appearance(cash, 12, 12), 12) > 100
    assert middle(ink.appearance(card, 12, 12), 12) == 0
    assert middle(Ink(LI, {}).appearance(cash, 12, 12), 12) == 0


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────


def photo(mode: str = "RGB", form: str = "JPEG", turn: int = 1, size: tuple[int, int] = (120, 60)) -> bytes:
    """Dark in its upper left quarter, as it wants to be seen when turned by EXIF `turn` 1."""
    picture = Image.new("L", size, 255)
    picture.paste(20, (0, 0, size[0] // 2, size[1] // 2))
    made = picture.convert("RGB").convert(mode)
    exif = Image.Exif()
    exif[0x0112] = turn
    out = io.BytesIO()
    made.save(out, form, exif=exif) if form == "JPEG" else made.save(out, form)
    return out.getvalue()


def shown(data: bytes, width: float, height: float) -> Image.Image:
    ink = Ink(LI, {"f": "b"}, pictures={"b": data})
    return seen(sheet(ink.appearance(field(FieldKind.PICTURE), width, height), width, height, edge=0), scale=2)


@pytest.mark.parametrize(
    "data",
    [
        photo(),
        photo("L"),
        photo("CMYK"),
        photo("RGB", "PNG"),
        photo("L", "PNG"),
        photo("RGBA", "PNG"),
        photo("P", "PNG"),
        photo("1", "PNG"),
        photo("RGB", "WEBP"),
    ],
)
def test_a_picture_is_shown_whole_in_the_middle(data: bytes) -> None:
    picture = shown(data, 100, 80)
    box = ink_box(picture, darker=128)
    assert box is not None
    # 120 × 60 in 100 × 80: 100 × 50, 15 above and below; dark is a quarter of it.
    assert all(abs(one - other) <= 2 for one, other in zip(box, (0, 30, 100, 80), strict=True))


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_is_turned_as_the_camera_says(turn: int) -> None:
    from PIL import ImageOps

    data = photo(turn=turn)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("L")
    expected = upright.resize((upright.width * 2, upright.height * 2))
    picture = shown(data, upright.width, upright.height)
    assert unlike(picture, expected) < 20


def test_what_is_transparent_lets_the_paper_show() -> None:
    hole = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    hole.paste((0, 0, 0, 255), (0, 0, 20, 40))
    out = io.BytesIO()
    hole.save(out, "PNG")
    picture = shown(out.getvalue(), 40, 40)
    assert (picture.getpixel((20, 40)), picture.getpixel((60, 40))) == (0, 255)


def see_through() -> bytes:
    """From ink to nothing, left to right, in a colour of its own."""
    picture = Image.new("RGBA", (64, 32), (0, 0, 0, 0))
    for x in range(64):
        picture.paste((200, 30, 40, 255 - 4 * x), (x, 0, x + 1, 32))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("data", [see_through(), photo("P", "PNG"), photo("RGB", "WEBP"), photo("RGB", "PNG")])
def test_what_is_prepared_looks_the_same_and_is_never_decoded_again(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = prepare_picture(data)
    assert prepare_picture(ready) == ready
    before = shown(data, 64, 32)
    colours = Image.open(io.BytesIO(ready))
    assert colours.mode == "RGB" and colours.getpixel((63, 0)) != (0, 0, 0), "any program shows it, on white"

    def nobody(*_: object, **__: object) -> None:
        raise AssertionError("decoded while somebody signs")

    picture_image.cache_clear()
    with monkeypatch.context() as watched:
        watched.setattr(Image, "open", nobody)
        part = Ink(LI, {"f": "b"}, pictures={"b": ready}).appearance(field(FieldKind.PICTURE), 64, 32)
    after = seen(sheet(part, 64, 32, edge=0), scale=2)
    assert unlike(before, after) < 1


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_what_is_no_picture_is_not_prepared(data: bytes) -> None:
    with pytest.raises(DocumentRefused, match="picture-unreadable"):
        prepare_picture(data)


def test_a_jpeg_is_not_encoded_again() -> None:
    data = photo(size=(800, 400))
    part = Ink(LI, {"f": "b"}, pictures={"b": data}).appearance(field(FieldKind.PICTURE), 100, 50)
    assert part.entries["Resources"]["XObject"]["X0"].data == data  # type: ignore[index,call-overload,union-attr]


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", photo()[:30], b"GIF89a"])
def test_a_picture_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentRefused, match="picture-unreadable"):
        shown(data, 40, 40)
