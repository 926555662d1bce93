"""Pages as people write them."""

from __future__ import annotations

import pytest

from signing.errors import BadAnswer
from signing.fields.kinds import Box, Field, FieldKind, PageShape, Patch
from signing.fields.pages import on_pages, read_pages
from tests.signing.fields.paper import A4

MARK = Field("p1_initials_1", "a", FieldKind.INITIALS, 0, Box(500, 30, 60, 28))


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("1-3,5,8", [1, 2, 3, 5, 8]),
        ("1 - 3， 5、8", [1, 2, 3, 5, 8]),
        ("8 5 1-3", [1, 2, 3, 5, 8]),
        ("5-2", [2, 3, 4, 5]),
        ("pages 1 to 3 and 8", [1, 2, 3, 8]),
        ("p. 3", [3]),
        ("last", [8]),
        ("the last page", [8]),
        ("first and last", [1, 8]),
        ("6-last", [6, 7, 8]),
        ("-2", [7]),
        ("all", list(range(1, 9))),
        ("odd pages", [1, 3, 5, 7]),
        ("EVEN", [2, 4, 6, 8]),
        ("第1-3页", [1, 2, 3]),
        ("第１页、第三页", [1, 3]),
        ("首页和末页", [1, 8]),
        ("最后一页", [8]),
        ("倒数第2页", [7]),
        ("全部", list(range(1, 9))),
        ("每一页", list(range(1, 9))),
        ("奇数页", [1, 3, 5, 7]),
        ("偶数页，1", [1, 2, 4, 6, 8]),
        ("第2页至第4页", [2, 3, 4]),
    ],
)
def test_pages_are_read_in_both_languages(words: str, pages: list[int]) -> None:
    assert [page + 1 for page in read_pages(words, 8)] == pages


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("9", "no-such-page"),
        ("0", "no-such-page"),
        ("-9", "no-such-page"),
        ("3-99999", "no-such-page"),
        ("the green ones", "pages-unreadable"),
        ("1-2-3", "pages-unreadable"),
        (",", "pages-unreadable"),
        ("1," * 300, "pages-unreadable"),
    ],
)
def test_what_is_no_page_is_refused(words: str, code: str) -> None:
    with pytest.raises(BadAnswer) as refusal:
        read_pages(words, 8)
    assert refusal.value.code == code


def test_a_single_page_has_no_even_ones() -> None:
    with pytest.raises(BadAnswer, match="pages-unreadable"):
        read_pages("even", 1)


def test_the_same_mark_on_many_pages_is_one_group_and_stays_on_smaller_paper() -> None:
    covers = (Patch(0, Box(500, 30, 60, 10)),)
    shapes = [A4, PageShape(420, 595), A4]
    fields = on_pages(Field(**{**_values(MARK), "covers": covers}), (0, 1, 2), shapes)
    assert [(field.name, field.page) for field in fields] == [
        ("p1_initials_1", 0), ("p1_initials_1_2", 1), ("p1_initials_1_3", 2),
    ]  # fmt: skip
    assert {field.group for field in fields} == {"p1_initials_1"}
    assert fields[0].box == MARK.box and fields[1].box.u + 60 <= 420
    assert [len(field.covers) for field in fields] == [1, 0, 0]


def test_one_page_needs_no_group() -> None:
    assert on_pages(MARK, (2,), [A4] * 3)[0].group == ""


def _values(field: Field) -> dict[str, object]:
    return {name: getattr(field, name) for name in field.__slots__}
