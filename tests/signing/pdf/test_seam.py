"""Strips over the edges of pages: put together they are the seal again."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from signing.fields.kinds import Field, PageShape
from signing.fields.seam import Edge, SeamOptions, seam_fields
from signing.pdf.geometry import PageGeometry
from signing.pdf.parts import Part, body
from signing.pdf.seam import Strips, seal_size
from signing.pdf.vector import form_of
from signing.seals.design import SealKind, usual
from signing.seals.drawing import draw_seal
from tests.signing.pdf.drawn import Shown, paper, picture

A4 = PageGeometry(0, 0, 595.276, 841.89)
DPI = 508  # 20 pixels a millimetre: strips of 1.6 mm are whole pixels
SEAL = form_of(draw_seal(usual(SealKind.COMPANY, "北京字节印信科技有限公司", opacity=100)))


def sealed(pages: list[PageGeometry], options: SeamOptions) -> tuple[bytes, tuple[Field, ...], Strips]:
    fields = seam_fields("p1", [page.shape for page in pages], options)
    strips = Strips(SEAL)
    shown = [
        Shown(
            field.page,
            field.box,
            strips(
                field.slice,  # type: ignore[arg-type]
                field.box.width,
                field.box.height,
                pages[field.page].matrix(field.box.width, field.box.height),
            ),
        )
        for field in fields
    ]
    return paper(pages, shown), fields, strips


def stitched(pdf: bytes, fields: list[Field], shapes: list[PageShape]) -> Image.Image:
    """The strips of one group cut out of their pages and laid side by side by their index."""
    size = round(fields[0].box.height / 72 * DPI)
    whole = Image.new("RGB", (size, size), "white")
    for field in fields:
        assert field.slice is not None
        seen = picture(pdf, field.page, DPI)
        box, shape = field.box, shapes[field.page]
        left, top = box.u / 72 * DPI, (shape.height - box.v - box.height) / 72 * DPI
        width = box.width / 72 * DPI
        cut = seen.crop((round(left), round(top), round(left + width), round(top) + size))
        whole.paste(cut, (round(field.slice.index * size / field.slice.count), 0))
    return whole


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are ink in one picture and paper in the other, a pixel's shift forgiven."""
    a, b = (picture.convert("L").resize((200, 200)) for picture in (one, other))
    return ImageChops.difference(a, b).point(lambda v: 255 if v > 110 else 0).histogram()[255] / 40_000


def the_seal() -> Image.Image:
    return picture(draw_seal(usual(SealKind.COMPANY, "北京字节印信科技有限公司", opacity=100)), dpi=DPI)


@pytest.mark.parametrize("edge", [Edge.RIGHT, Edge.LEFT])
def test_five_pages_laid_upon_each_other_show_the_seal(edge: Edge) -> None:
    pages = [A4] * 5
    pdf, fields, _ = sealed(pages, SeamOptions(edge=edge))
    shapes = [page.shape for page in pages]
    assert difference(stitched(pdf, list(fields), shapes), the_seal()) < 0.01


def test_turned_and_landscape_pages_carry_their_strips_upright_at_the_same_height() -> None:
    pages = [
        A4,
        PageGeometry(0, 0, 841.89, 595.276),
        PageGeometry(10, 20, 605.276, 861.89, 90),
        PageGeometry(0, 0, 595.276, 841.89, 180),
        PageGeometry(0, 0, 612, 792, 270),
    ]
    pdf, fields, _ = sealed(pages, SeamOptions())
    shapes = [page.shape for page in pages]
    tops = {round(shapes[field.page].height - field.box.v, 2) for field in fields}
    assert len(tops) == 1
    assert difference(stitched(pdf, list(fields), shapes), the_seal()) < 0.01


def test_three_hundred_pages_have_whole_seals_in_groups_and_share_their_strips() -> None:
    pages = [A4] * 300
    pdf, fields, strips = sealed(pages, SeamOptions())
    first = [field for field in fields if field.page < fields[0].slice.count]  # type: ignore[union-attr]
    assert all(field.box.width >= 1.5 / 25.4 * 72 for field in fields)
    assert difference(stitched(pdf, first, [A4.shape] * 300), the_seal()) < 0.015
    counts = {field.slice.count for field in fields if field.slice}
    assert counts <= {25, 26}
    forms = {id(form): form for form in strips._made.values()}
    assert len(forms) == sum(counts)
    bytes_each = [len(body(form, lambda _: 1)) for form in forms.values()]
    assert max(bytes_each) < 300


def test_a_smaller_seal_still_leaves_a_part_on_every_page() -> None:
    square = form_of(draw_seal(usual(SealKind.LEGAL, "王小明", opacity=100)))
    fields = seam_fields("p1", [A4.shape] * 5, SeamOptions())
    strips = Strips(square)
    for field in fields:
        assert field.slice is not None
        form = strips(field.slice, field.box.width, field.box.height, (1, 0, 0, 1, 0, 0))
        pdf = paper([A4], [Shown(0, field.box, form)])
        seen = picture(pdf, dpi=150).convert("L").point(lambda v: 255 if v < 160 else 0)
        assert seen.histogram()[255] > 200


def test_a_larger_seal_is_made_to_fit_its_place() -> None:
    large = form_of(draw_seal(usual(SealKind.COMPANY, "北京字节印信科技有限公司", width=42.0, height=42.0)))
    assert seal_size(large)[0] == pytest.approx(42 / 25.4 * 72, abs=0.01)
    (first, *_) = seam_fields("p1", [A4.shape] * 2, SeamOptions(diameter=38))
    assert first.slice is not None
    form: Part = Strips(large)(first.slice, first.box.width, first.box.height, (1, 0, 0, 1, 0, 0))
    assert form.data is not None
    assert b".9048 0 0 .9048" in form.data or b"0.9048 0 0 0.9048" in form.data
