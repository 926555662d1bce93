"""Every kind lands where the person saw its place: on turned, cropped, offset and very large pages."""

from __future__ import annotations

import io
import subprocess
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops

from signing.fields.kinds import Box, Field, FieldKind, Slice
from signing.pdf.preview import Paper, page_shapes, render_page
from signing.pdf.writes import Filling
from tests.signing.pdf.desk import Desk
from tests.signing.pdf.kinds import KIND, SENTENCE, filling, photo

TURNS = (0, 90, 180, 270)
CROPS = {"none": None, "inside, off the origin": (30.0, 120.0, 470.0, 700.0)}
MEDIA = (-40.0, 60.0, 500.0, 800.0)
EDGE = 1.5  # points that a line may reach out of its box by anti-aliasing


def page(turn: int, crop: tuple[float, ...] | None, unit: float = 1) -> bytes:
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(100, 100))
    sheet.mediabox = list(MEDIA)
    if crop:
        sheet.cropbox = list(crop)
    sheet.Rotate = turn
    if unit != 1:
        sheet.obj.UserUnit = unit
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def a_place(kind: FieldKind, box: Box) -> Field:
    more: dict[str, Any] = {
        KIND.RADIO: {"group": "p1_pay", "option": "转账"},
        KIND.SELECT: {"options": ("三年",)},
        KIND.COPIED: {"sentence": SENTENCE},
        KIND.SEAM: {"slice": Slice(0, 2, 2 * box.width)},
    }.get(kind, {})
    return Field(f"p1_{kind.value.replace('-', '_')}", "p1", kind, 0, box, **more)


def drawn(before: bytes, after: bytes) -> Image.Image:
    """White where the revision drew, as PDFium shows it."""
    one, other = (
        Image.open(io.BytesIO(render_page(each, 0, width_px=1300, format="png"))) for each in (before, after)
    )
    return ImageChops.difference(one.convert("L"), other.convert("L")).point(lambda v: 255 if v > 24 else 0)


def inked(before: bytes, after: bytes, width: float) -> tuple[float, ...]:
    """Left, top, right, bottom of what was drawn, in points of a page `width` wide."""
    changed = drawn(before, after)
    box = changed.getbbox()
    assert box is not None, "nothing is to be seen"
    return tuple(edge * width / changed.width for edge in box)


GRID = {kind: Box(12 + at % 4 * 104, 10 + at // 4 * 76, 92, 62) for at, kind in enumerate(FieldKind)}


@pytest.mark.parametrize(("turn", "crop"), list(product(TURNS, CROPS)))
def test_on_turned_and_cropped_pages(desk: Desk, turn: int, crop: str) -> None:
    sheet = page(turn, CROPS[crop])
    shape = page_shapes(sheet)[0]
    places = [a_place(kind, box) for kind, box in GRID.items()]
    base = desk.base(sheet, places, intake=False)
    picture = drawn(base, desk.sign(base, "p1", places, filling=filling(places)))
    scale = picture.width / shape.width
    for kind, box in GRID.items():
        left, right = (box.u - EDGE) * scale, (box.u + box.width + EDGE) * scale
        top, bottom = (shape.height - box.v - box.height - EDGE) * scale, (shape.height - box.v + EDGE) * scale
        cell = (round(left), round(top), round(right), round(bottom))
        ink = picture.crop(cell).getbbox()
        assert ink is not None, f"{kind} is not to be seen"
        wide, high = ((ink[2] - ink[0]) / scale, (ink[3] - ink[1]) / scale)
        assert wide >= (4 if kind in (KIND.CHECKBOX, KIND.RADIO) else 20), kind
        if kind is KIND.PICTURE:
            assert 1.3 < wide / high < 1.7, "upright: it is wider than high"
        if kind is KIND.PHONE:
            assert wide / high > 5, "upright: a line of words"
        picture.paste(0, cell)
    assert picture.getbbox() is None, "something stands outside its place"


@pytest.mark.parametrize("turn", TURNS)
def test_a_large_sheet_counts_in_points(desk: Desk, tmp_path: Path, turn: int) -> None:
    """UserUnit 2: a unit of the page is 2/72 inch. mupdf shows it so; PDFium and poppler show half the size."""
    sheet = page(turn, CROPS["inside, off the origin"], unit=2)
    shape = page_shapes(sheet)[0]
    assert sorted((shape.width, shape.height)) == [880, 1160]
    place = a_place(KIND.PICTURE, Box(100, 50, 240, 160))
    base = desk.base(sheet, [place], intake=False)
    signed = desk.sign(base, "p1", [place], filling=Filling({"p1_picture": "ab" * 32}, {"ab" * 32: photo()}))
    assert [round(value) for value in inked(base, signed, shape.width)] == pytest.approx(
        [100, shape.height - 210, 340, shape.height - 50], abs=3
    )
    shown = by_mupdf(signed, tmp_path)
    assert shown.size == (shape.width, shape.height)
    assert shown.getpixel((102, round(shape.height) - 52))[:3] == pytest.approx((0x2C, 0x6E, 0x49), abs=8)
    assert shown.getpixel((94, round(shape.height) - 52))[:3] == (255, 255, 255)


def by_mupdf(data: bytes, folder: Path) -> Image.Image:
    (folder / "it.pdf").write_bytes(data)
    command = ["mutool", "draw", "-r", "72", "-o", str(folder / "it.png"), str(folder / "it.pdf"), "1"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return Image.open(folder / "it.png").convert("RGB")


def test_text_on_a_large_sheet_keeps_its_size(desk: Desk) -> None:
    """12 points are 12 points on paper, not 24."""
    place = a_place(KIND.TEXT, Box(100, 100, 300, 40))
    tall = []
    for unit in (1, 2):
        sheet = page(0, None, unit)
        base = desk.base(sheet, [place], intake=False)
        signed = desk.sign(base, "p1", [place], filling=Filling({"p1_text": "HHHH"}))
        _, top, _, bottom = inked(base, signed, page_shapes(sheet)[0].width)
        tall.append(bottom - top)
    assert tall[0] == pytest.approx(tall[1], abs=1.5)


def test_paper_is_looked_at_where_the_box_is_on_a_large_sheet(desk: Desk) -> None:
    sheet = page(0, None, 2)
    place = a_place(KIND.PICTURE, Box(600, 900, 200, 130))
    base = desk.base(sheet, [place], intake=False)
    paper = Paper(desk.sign(base, "p1", [place], filling=filling([place])), 0)
    assert not paper.is_blank(Box(610, 910, 180, 110))
    assert paper.is_blank(Box(300, 450, 200, 130))
