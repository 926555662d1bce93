"""What is drawn, measured on its pixels."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from signing.seals.design import COLOURS, Carving, SealDesign, SealKind, Shape, usual
from signing.seals.drawing import draw_seal

COMPANY = "北京字节印信科技有限公司"
MM = 72 / 25.4
DPI = 600


def rendered(pdf: bytes, dpi: int = DPI) -> Image.Image:
    page = pdfium.PdfDocument(pdf)[0]
    picture: Any = page.render(scale=dpi / 72).to_pil()
    return picture.convert("RGB")


def ink_box(picture: Image.Image) -> tuple[int, int, int, int]:
    white = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, white).convert("L").point(lambda v: 255 if v > 60 else 0).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(
    "design",
    [
        usual(SealKind.COMPANY, COMPANY, width=42.0, height=42.0),
        usual(SealKind.COMPANY, COMPANY),
        usual(SealKind.CONTRACT, COMPANY, width=38.0, height=38.0),
        usual(SealKind.COMPANY, COMPANY, shape=Shape.ELLIPSE),
        usual(SealKind.INVOICE, COMPANY, tax_number="91110108MA01ABCD2X"),
        usual(SealKind.LEGAL, "王小明"),
        usual(SealKind.NAME, "王小明", carving=Carving.WHITE),
        usual(SealKind.LEGAL, "王小明", shape=Shape.RECTANGLE),
    ],
    ids=lambda design: f"{design.kind}-{design.shape}-{design.width:g}",
)
def test_a_seal_measures_what_it_says_to_a_tenth_of_a_millimetre(design: SealDesign) -> None:
    page = pdfium.PdfDocument(draw_seal(design))[0]
    assert page.get_size() == pytest.approx((design.width * MM, design.height * MM), abs=0.01)
    left, top, right, bottom = ink_box(rendered(draw_seal(design)))
    assert (right - left) / DPI * 25.4 == pytest.approx(design.width, abs=0.1)
    assert (bottom - top) / DPI * 25.4 == pytest.approx(design.height, abs=0.1)


def test_the_star_of_a_42_chop_is_14_across() -> None:
    with_star = rendered(draw_seal(usual(SealKind.COMPANY, COMPANY, width=42.0, height=42.0)))
    bare = rendered(draw_seal(usual(SealKind.COMPANY, COMPANY, width=42.0, height=42.0, star=False)))
    box = ImageChops.difference(with_star, bare).convert("L").point(lambda v: 255 if v > 60 else 0).getbbox()
    assert box is not None
    assert (box[2] - box[0]) / DPI * 25.4 == pytest.approx(14, abs=0.15)  # from tip to tip


def test_the_same_design_is_the_same_bytes_and_another_seed_another_wear() -> None:
    design = usual(SealKind.CONTRACT, COMPANY, code="1101080012345", ageing=7)
    assert draw_seal(design) == draw_seal(replace(design))
    assert draw_seal(design) != draw_seal(replace(design, ageing=8))


def test_ageing_takes_a_little_ink_and_adds_none() -> None:
    design = usual(SealKind.COMPANY, COMPANY)
    fresh = rendered(draw_seal(design), 300).convert("L")
    worn = rendered(draw_seal(replace(design, ageing=5)), 300).convert("L")
    lost = ImageChops.subtract(worn, fresh).point(lambda v: 255 if v > 60 else 0).histogram()[255]
    ink = fresh.point(lambda v: 255 if v < 200 else 0).histogram()[255]
    assert 0.001 < lost / ink < 0.06
    assert ImageChops.subtract(fresh, worn).point(lambda v: 255 if v > 60 else 0).histogram()[255] == 0


def test_what_is_printed_below_stays_readable_and_paper_shows_through() -> None:
    """A black bar under the star stays black, as under ink; on paper the red is see-through."""
    with pikepdf.open(io.BytesIO(draw_seal(usual(SealKind.COMPANY, COMPANY, opacity=80)))) as seal:
        printed = pikepdf.new()
        printed.add_blank_page(page_size=(200, 200))
        page = printed.pages[0]
        form = printed.copy_foreign(seal.pages[0].as_form_xobject())
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        page.Contents = pikepdf.Stream(printed, b"0 g 0 90 200 6 re f q 1 0 0 1 40 40 cm /X Do Q")
        out = io.BytesIO()
        printed.save(out)
    picture = rendered(out.getvalue(), 144)
    assert picture.getpixel((193, 214)) == (0, 0, 0)
    assert picture.getpixel((193, 202)) == pytest.approx((235, 51, 65), abs=20)  # PDFium mixes darker at alpha
    assert picture.getpixel((150, 170)) == (255, 255, 255)


def test_it_is_lines_only_so_nothing_can_be_found_in_it_as_text() -> None:
    pdf = draw_seal(usual(SealKind.CONTRACT, COMPANY, code="1101080012345"))
    assert pdfium.PdfDocument(pdf)[0].get_textpage().get_text_range() == ""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert set(opened.pages[0].Resources.keys()) == {"/ExtGState"}


def test_white_carving_spares_out_just_the_characters() -> None:
    """Where strokes overlapped, red would stand in the white."""
    red = usual(SealKind.NAME, "张小明", border=0.0, opacity=100)
    ink = [
        rendered(draw_seal(one)).convert("L").point(lambda v: 255 if v < 163 else 0).histogram()[255]
        for one in (red, replace(red, carving=Carving.WHITE))
    ]
    whole = (18 / 25.4 * DPI) ** 2
    smaller = ((1 - 2 * 0.09 - 0.035) / (1 - 0.035)) ** 2  # a white one has margins around the same gap
    assert ink[1] / whole == pytest.approx(1 - ink[0] / whole * smaller, abs=0.01)


@pytest.mark.parametrize("count", [4, 6, 8, 10, 12, 14, 18, 22, 26, 30])
@pytest.mark.parametrize("kind", [SealKind.COMPANY, SealKind.CONTRACT])
def test_characters_neither_touch_each_other_nor_the_border(kind: SealKind, count: int) -> None:
    """Between border and name, and between name and star, there is paper all around."""
    design = usual(kind, "国" * count, opacity=100)
    picture = rendered(draw_seal(design), 300).convert("L")
    middle = picture.width / 2

    def ink_on(radius_mm: float) -> int:
        r, hits = radius_mm / 25.4 * 300, 0
        for step in range(-105, 106):
            turn = math.radians(step)
            at = (round(middle + r * math.sin(turn)), round(middle - r * math.cos(turn)))
            hits += picture.getpixel(at) < 128  # type: ignore[operator]
        return hits

    half, border = design.width / 2, 1.1 if design.width == 40 else 1.0
    assert ink_on(half - border - 0.35) == 0
    assert ink_on(half - border / 2) == 211
    assert ink_on(half - border - 3) > 10
    assert ink_on(8.5) == 0


def test_every_colour_of_the_choice_is_its_ink() -> None:
    for colour in COLOURS.values():
        picture = rendered(draw_seal(usual(SealKind.COMPANY, COMPANY, colour=colour, opacity=100)), 150)
        wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert picture.getpixel((picture.width // 2, picture.height // 2)) == pytest.approx(wanted, abs=1)
