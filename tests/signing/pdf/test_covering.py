"""Words under a place are painted over, on paper of any colour and however the page is turned."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from signing.fields.keywords import propose_places
from signing.fields.kinds import Box, Field, FieldKind, Patch
from signing.fields.place_party import PlaceParty
from signing.pdf.covering import cover, patches_of
from signing.pdf.geometry import A4, PageGeometry
from signing.pdf.preview import find_text_runs, page_shapes, render_page
from tests.signing.pdf.corpus import changed, typeset
from tests.signing.pdf.foreign import foreign_signed

TAGGED = """
#place(top + left, dx: -1cm, dy: 3.2cm, rect(fill: rgb("#fde9c8"), width: 12cm, height: 1.4cm))
= 报名表
开户银行：{{text:1|label=开户银行}}
#v(2cm)
账号：{{text:1|label=银行账号|required=no}}
#v(3cm)
乙方（签字）：{{sign:1}}
"""
WANTS = frozenset({FieldKind.SIGNATURE, FieldKind.DATE})


def fields_of(data: bytes) -> tuple[Field, ...]:
    party = PlaceParty("p", 0, "李明", None, WANTS)
    return propose_places(find_text_runs(data), page_shapes(data), (party,)).fields


def seen(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(render_page(data, 0, width_px=900, format="png"))).convert("RGB")


def turned(box: Box, turn: int) -> Box:
    """The same paper, looked at from another side."""
    sheet = (0, 0, A4.width, A4.height)
    return PageGeometry(*sheet, rotate=turn).box(PageGeometry(*sheet).rect(box))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_nothing_of_a_tag_is_seen_and_all_else_is_as_before(turn: int) -> None:
    plain = typeset(TAGGED)
    data = changed(plain, lambda pdf: pdf.pages[0].rotate(turn, relative=False))
    patches = patches_of(fields_of(plain))
    assert len(patches) == 3
    patches = tuple(Patch(0, turned(patch.box, turn)) for patch in patches)
    covered = cover(data, patches)
    assert covered == cover(data, patches), "the same bytes each time"
    before, after = seen(data), seen(covered)
    scale = before.width / page_shapes(data)[0].width
    height = page_shapes(data)[0].height
    for patch in patches:
        box = patch.box
        part = (box.u, height - box.v - box.height, box.u + box.width, height - box.v)
        colours = after.crop(tuple(round(edge * scale) for edge in part)).getcolors(9999)  # type: ignore[arg-type]
        assert colours is not None and len(colours) <= 3, "even paper: its own colour, and the seam of a rectangle"
        before.paste(0, tuple(round(edge * scale + by) for edge, by in zip(part, (-3, -3, 3, 3), strict=True)))
        after.paste(0, tuple(round(edge * scale + by) for edge, by in zip(part, (-3, -3, 3, 3), strict=True)))
    assert ImageChops.difference(before, after).getbbox() is None


def test_what_came_signed_is_left_alone() -> None:
    data = foreign_signed(typeset(TAGGED))
    assert cover(data, patches_of(fields_of(data))) == data


def test_a_page_that_is_not_there_is_refused() -> None:
    box = fields_of(typeset(TAGGED))[0].box
    with pytest.raises(Exception, match="place-missing"):
        cover(typeset(TAGGED), (Patch(7, box),))
