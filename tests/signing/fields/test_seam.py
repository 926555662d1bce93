from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.errors import BadAnswer
from signing.fields.kinds import FieldKind, PageShape
from signing.fields.seam import MM, VISIBLE, Edge, SeamOptions, chosen_pages, seam_fields
from signing.wording import say

A4 = PageShape(595.276, 841.89)
LANDSCAPE = PageShape(841.89, 595.276)
SLIP = PageShape(200, 90)


@pytest.mark.parametrize(
    ("pages", "options", "code"),
    [
        (1, {}, "seam-one-page"),
        (2, {"pages": "odd"}, "seam-two-pages"),
        (2, {"pages": "even"}, "seam-two-pages"),
        (3, {"pages": "even"}, "seam-too-few"),
        (9, {"pages": "4"}, "seam-too-few"),
        (9, {"pages": "1-12"}, "no-such-page"),
        (9, {"pages": "the first ones"}, "seam-pages"),
        (300, {"group": 101}, "seam-group"),
        (300, {"group": 1}, "seam-group"),
        (9, {"diameter": 90.0}, "seam-size"),
        (9, {"inset": -1.0}, "seam-inset"),
        (9, {"height": 1.5}, "seam-height"),
        (9, {"height_mm": 290.0}, "seam-no-room"),
    ],
)
def test_what_makes_no_seam_is_refused_in_both_languages(pages: int, options: dict[str, Any], code: str) -> None:
    with pytest.raises(BadAnswer) as refused:
        seam_fields("p1", [A4] * pages, SeamOptions(**options))
    assert refused.value.code == code
    for language in ("zh", "en"):
        assert say(language, f"refusal-{code}", **refused.value.facts)


def test_a_page_too_small_for_it_is_named() -> None:
    with pytest.raises(BadAnswer) as refused:
        seam_fields("p1", [A4, A4, SLIP], SeamOptions())
    assert (refused.value.code, refused.value.facts["page"]) == ("seam-no-room", 3)


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("all", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)),
        ("odd", (0, 2, 4, 6, 8)),
        ("even", (1, 3, 5, 7, 9)),
        ("1-3, 6", (0, 1, 2, 5)),
        ("3-1,last", (0, 1, 2, 9)),
        ("8-last，1、1", (0, 7, 8, 9)),
    ],
)
def test_pages_are_chosen_in_words(words: str, pages: tuple[int, ...]) -> None:
    assert chosen_pages(words, 10) == pages


def test_two_parties_find_room_beside_each_other_and_a_covered_place_is_refused() -> None:
    shapes = [A4] * 6
    first = seam_fields("p1", shapes, SeamOptions())
    second = seam_fields("p2", shapes, SeamOptions(), taken=first)
    assert {field.box.v for field in first}.isdisjoint({field.box.v for field in second})
    with pytest.raises(BadAnswer) as refused:
        seam_fields("p3", shapes, SeamOptions(height=0.5), taken=first)
    assert refused.value.code == "seam-covers"


def test_both_edges_have_a_whole_seal_each_and_names_of_their_own() -> None:
    fields = seam_fields("p1", [A4] * 4, SeamOptions(edge=Edge.BOTH))
    assert len({field.name for field in fields}) == 8
    right = [field.slice.index for field in fields if field.slice and field.box.u > 300]
    left = [field.slice.index for field in fields if field.slice and field.box.u < 300]
    assert right == [0, 1, 2, 3]
    assert left == [3, 2, 1, 0]  # fanned to the left, the last sheet shows outermost


@given(
    shapes=st.lists(st.sampled_from([A4, LANDSCAPE, PageShape(612, 792)]), min_size=3, max_size=400),
    group=st.one_of(st.none(), st.integers(2, 90)),
    edge=st.sampled_from(list(Edge)),
    height=st.one_of(st.none(), st.floats(0, 1)),
    diameter=st.floats(36, 45),
)
def test_wherever_it_stands_it_is_on_the_page_whole_and_level(
    shapes: list[PageShape], group: int | None, edge: Edge, height: float | None, diameter: float
) -> None:
    options = SeamOptions(group=group, edge=edge, height=height, diameter=diameter)
    fields = seam_fields("Party-1", shapes, options)
    sides = 2 if edge is Edge.BOTH else 1
    assert len(fields) == len(shapes) * sides == len({field.name for field in fields})
    assert len({round(shapes[field.page].height - field.box.v, 3) for field in fields}) == 1
    for field in fields:
        box, shape, piece = field.box, shapes[field.page], field.slice
        assert field.kind is FieldKind.SEAM and piece is not None
        assert box.u >= 0 and box.u + box.width <= shape.width + 0.01
        assert box.v >= -0.01 and box.v + box.height <= shape.height + 0.01
        assert piece.count >= 2 and box.width == pytest.approx(piece.diameter / piece.count)
        if group is None:
            assert box.width >= VISIBLE * MM - 0.01 or len(shapes) <= 3
    for side in (fields[: len(shapes)], fields[len(shapes) :]):
        for one, other in pairwise(side):
            assert one.slice is not None and other.slice is not None
            assert abs(other.slice.index - one.slice.index) == 1 or {one.slice.index, other.slice.index} <= {
                0,
                one.slice.count - 1,
                other.slice.count - 1,
            }
