"""Places put where a word stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.errors import BadAnswer
from signing.fields.by_keyword import MM, Beside, KeywordRule, NoHit, place_by_keyword
from signing.fields.kinds import Box, Field, FieldKind, TextRun
from signing.fields.room import EDGE
from tests.signing.fields.paper import A4, line

SEAL = Field("w1_seal", "b", FieldKind.SEAL, 0, Box(0, 0, 0, 0))
TEXT = replace(SEAL, name="w1_text", kind=FieldKind.TEXT)
PAGE = [
    line("乙方（盖章）：", 700),
    line("本合同由乙方盖章后生效。", 500),
    line("甲方(盖章):      乙 方 (盖章):", 300, page=1),
]


def placed(rule: KeywordRule, runs: list[TextRun] = PAGE) -> tuple[Field, ...]:
    return place_by_keyword(runs, [A4, A4], rule)


def rule(keyword: str = "乙方（盖章）", pattern: Field = SEAL, **more: object) -> KeywordRule:
    return KeywordRule(keyword, pattern, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hits", "backwards", "pages"),
    [
        ("all", False, [0, 1]),
        ("all", True, [1, 0]),
        ("first", False, [0]),
        ("last", False, [1]),
        ("first", True, [1]),
        ("2", False, [1]),
        ("2", True, [0]),
        ("2, 1", False, [1, 0]),
    ],
)
def test_which_of_the_hits(hits: str, backwards: bool, pages: list[int]) -> None:
    assert [field.page for field in placed(rule(hits=hits, backwards=backwards))] == pages


def test_all_hits_of_a_mark_are_one_group_and_of_boxes_none() -> None:
    fields = placed(rule())
    assert [field.name for field in fields] == ["w1_seal_1", "w1_seal_2"]
    assert {field.key for field in fields} == {"w1_seal"}
    boxes = placed(rule(pattern=replace(SEAL, name="w1_box", kind=FieldKind.CHECKBOX)))
    assert [field.key for field in boxes] == ["w1_box_1", "w1_box_2"]


def test_sides_and_offset() -> None:
    words = Box(60, 700, 6 * 11, 11)
    at = {side: placed(rule(hits="first", beside=side, size=(40, 20)))[0].box for side in Beside}
    assert all((box.width, box.height) == (40, 20) for box in at.values())
    assert at[Beside.RIGHT].u > words.u + words.width and at[Beside.RIGHT].v == words.v + (11 - 20) / 2
    assert at[Beside.BELOW].u == words.u and at[Beside.BELOW].v + 20 < words.v
    assert at[Beside.ABOVE].u == words.u and at[Beside.ABOVE].v > words.v + 11
    assert at[Beside.LEFT].u + 40 < words.u and at[Beside.LEFT].v == at[Beside.RIGHT].v
    assert at[Beside.LOWER_RIGHT].u == at[Beside.RIGHT].u and at[Beside.LOWER_RIGHT].v == at[Beside.BELOW].v
    assert at[Beside.UPPER_RIGHT].v > words.v + 11 and at[Beside.UPPER_RIGHT].u == at[Beside.RIGHT].u
    assert at[Beside.ON].u == words.u and at[Beside.CENTRE].u + 20 == words.u + words.width / 2
    moved = placed(rule(hits="first", size=(40, 20), offset=(10, -5)))[0].box
    assert moved.u - at[Beside.RIGHT].u == pytest.approx(10 * MM)
    assert moved.v - at[Beside.RIGHT].v == pytest.approx(-5 * MM)


def test_a_chop_keeps_its_size_and_words_to_be_written_make_room() -> None:
    runs = [line("账号：", 700), line("备注", 700, u=170)]
    assert placed(rule("账号", hits="all"), runs)[0].box.width == 119
    assert placed(rule("账号：", TEXT), runs)[0].box.u + placed(rule("账号：", TEXT), runs)[0].box.width <= 171


def test_a_place_is_always_whole_on_the_page() -> None:
    runs = [line("盖章", 30, u=540)]
    for side in Beside:
        box = placed(rule("盖章", beside=side, offset=(300, -300)), runs)[0].box
        assert box.u + box.width <= A4.width - EDGE + 0.01 and box.v >= EDGE - 0.01


def test_words_are_found_over_a_line_break_and_whatever_their_case_and_width() -> None:
    runs = [line("Authorised", 700, u=300), line("Signature", 686, u=60), line("ＡＢＣ", 600)]
    assert placed(rule("authorised SIGNATURE"), runs)[0].page == 0
    assert placed(rule("abc", beside=Beside.ON, size=(30, 10)), runs)[0].box.u == 60


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (rule("  "), "keyword-empty"),
        (rule("字" * 51), "keyword-too-long"),
        (rule("丙方（盖章）"), "keyword-not-found"),
        (rule(hits="3"), "keyword-hit-missing"),
        (rule(hits="0"), "keyword-hit-missing"),
        (rule(hits="some"), "keyword-hits-unreadable"),
    ],
)
def test_what_cannot_be_done_is_refused(made: KeywordRule, code: str) -> None:
    with pytest.raises(BadAnswer) as refusal:
        placed(made)
    assert refusal.value.code == code


def test_no_hit_may_be_ignored() -> None:
    assert placed(rule("丙方", no_hit=NoHit.IGNORE)) == ()


def test_a_word_that_stands_everywhere_was_not_meant() -> None:
    with pytest.raises(BadAnswer, match="keyword-everywhere"):
        placed(rule("的"), [line("的" * 40, 40 + 50 * at) for at in range(13)])
