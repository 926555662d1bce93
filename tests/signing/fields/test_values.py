"""What parties fill in: what is taken, how it will stand there, and what they are told otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.errors import BadAnswer, DocumentRefused, NotAllowed, Refusal
from signing.fields.identity import check_digit
from signing.fields.kinds import MARKS, Box, Field, FieldKind, Look
from signing.fields.values import check_values
from signing.wording import LANGUAGES, say

NOW = datetime(2024, 11, 24, 3, 0, tzinfo=UTC)
KIND = FieldKind


def a_field(kind: FieldKind, **more: Any) -> Field:
    return Field("p1_it", "p1", kind, 0, Box(0, 0, 100, 20), **{"label": "银行账号", **more})


def taken(kind: FieldKind, answer: str, **more: Any) -> str:
    return check_values([a_field(kind, **more)], {"p1_it": answer}, now=NOW).get("p1_it", "")


def refused(kind: FieldKind, answer: str, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        taken(kind, answer, **more)
    for language in LANGUAGES:
        assert say(language, f"refusal-{caught.value.code}", **caught.value.facts)
    assert caught.value.facts["label"] == "银行账号"
    return caught.value


@pytest.mark.parametrize(
    ("kind", "typed", "written"),
    [
        (KIND.TEXT, "  中国银行 上海分行\n", "中国银行 上海分行"),
        (KIND.TEXT, "两行\r\n变成一行", "两行 变成一行"),
        (KIND.TEXT, "\u202d6222\u200b0212\u202c", "62220212"),
        (KIND.NUMBER, "12,800.50", "12,800.50"),
        (KIND.NUMBER, "－１２８００", "-12800"),
        (KIND.NUMBER, "6222 0212 3456", "622202123456"),
        (KIND.NUMBER, "007", "007"),
        (KIND.ID_NUMBER, "11010519491231002x", "11010519491231002X"),
        (KIND.ID_NUMBER, "110105 19491231 002X", "11010519491231002X"),
        (KIND.ID_NUMBER, "110105491231002", "110105491231002"),
        (KIND.ID_NUMBER, "e12345678", "E12345678"),
        (KIND.ID_NUMBER, "A123456(7)", "A123456(7)"),
        (KIND.PHONE, "+86 138-0013-8000", "13800138000"),
        (KIND.PHONE, "138 0013 8000", "13800138000"),
        (KIND.PHONE, "８６１３８００１３８０００", "13800138000"),
        (KIND.PHONE, "021-62345678", "021 6234 5678"),
        (KIND.PHONE, "021-62345678转801", "021 6234 5678-801"),
        (KIND.PHONE, "+44 20 7946 0018", "+44 20 7946 0018"),
        (KIND.EMAIL, " Li.Ming@Example.COM ", "Li.Ming@example.com"),
        (KIND.EMAIL, "li＠example.com", "li@example.com"),
        (KIND.CHECKBOX, "yes", "yes"),
        (KIND.PICTURE, "ab" * 32, "ab" * 32),
    ],
)
def test_answers_become_what_is_written(kind: FieldKind, typed: str, written: str) -> None:
    assert taken(kind, typed) == written


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (KIND.TEXT, "长" * 201, "answer-too-long"),
        (KIND.NUMBER, "12,80.5", "answer-number"),
        (KIND.NUMBER, "一百", "answer-number"),
        (KIND.NUMBER, "1.2.3", "answer-number"),
        (KIND.NUMBER, "9" * 31, "answer-number-long"),
        (KIND.ID_NUMBER, "110105194912310021", "answer-id-check"),
        (KIND.ID_NUMBER, "11010519491331002X", "answer-id-birth"),
        (KIND.ID_NUMBER, "990105209912310029", "answer-id-birth"),
        (KIND.ID_NUMBER, "1101051949123100", "answer-id-length"),
        (KIND.ID_NUMBER, "身份证", "answer-id"),
        (KIND.PHONE, "12345", "answer-phone"),
        (KIND.PHONE, "1380013800", "answer-phone"),
        (KIND.PHONE, "13800138000 或 13900139000", "answer-phone"),
        (KIND.EMAIL, "li ming@example.com", "answer-email"),
        (KIND.EMAIL, "李明@", "answer-email"),
        (KIND.PICTURE, "../etc/passwd", "picture-missing"),
        (KIND.CHECKBOX, "", "answer-not-ticked"),
        (KIND.CHECKBOX, "no", "answer-not-ticked"),
        (KIND.RADIO, "", "answer-not-chosen"),
        (KIND.PICTURE, " ", "answer-no-picture"),
        (KIND.TEXT, "\u200b ", "answer-missing"),
    ],
)
def test_what_cannot_be_taken_is_said_plainly(kind: FieldKind, typed: str, code: str) -> None:
    assert refused(kind, typed).code == code


@pytest.mark.parametrize(
    ("format", "typed", "written"),
    [
        ("2", "12,800.5", "12800.50"),
        (",2", "12800.5", "12,800.50"),
        ("0", "0042.0", "42"),
        (",", "1234567", "1,234,567"),
    ],
)
def test_numbers_get_the_form_that_was_asked_for(format: str, typed: str, written: str) -> None:
    assert taken(KIND.NUMBER, typed, format=format) == written


def test_nothing_is_rounded() -> None:
    assert refused(KIND.NUMBER, "1.005", format="2").facts["decimals"] == 2
    assert refused(KIND.NUMBER, "1.5", format="0").code == "answer-decimals"


def test_lines_are_kept_where_there_is_room_for_them() -> None:
    assert taken(KIND.TEXT, "第一行  \r\n\r\n第三行\n", look=Look(multiline=True)) == "第一行\n\n第三行"


def test_a_character_that_no_font_has_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(DocumentRefused) as caught:
        taken(KIND.TEXT, "李\U0010fffd")
    assert caught.value.code == "glyph-missing"


SENTENCE = "本人已阅读并理解上述内容，自愿承担“全部”风险。"


@pytest.mark.parametrize(
    "typed", [SENTENCE, SENTENCE.replace("，", ","), SENTENCE.replace("“", '"'), f" {SENTENCE} "]
)
def test_a_copied_sentence_is_taken_whatever_its_spaces_and_widths(typed: str) -> None:
    assert taken(KIND.COPIED, typed, sentence=SENTENCE) == SENTENCE


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        (SENTENCE.replace("已", "己"), "answer-copy-differs", {"at": 3, "wanted": "已", "found": "己"}),
        (SENTENCE[:8], "answer-copy-short", {"rest": "上述内容,自…"}),
        (SENTENCE + "才怪", "answer-copy-long", {"extra": "才怪"}),
    ],
)
def test_a_copied_sentence_that_differs_says_where(typed: str, code: str, facts: dict[str, Any]) -> None:
    refusal = refused(KIND.COPIED, typed, sentence=SENTENCE)
    assert refusal.code == code
    assert {name: refusal.facts[name] for name in facts} == facts


def test_one_of_the_offered_is_chosen() -> None:
    options = ("现金", "银行转账（T+1）")
    assert taken(KIND.SELECT, "银行转账(T+1)", options=options) == options[1]
    assert refused(KIND.SELECT, "支票", options=options).code == "answer-not-offered"
    buttons = [
        replace(a_field(KIND.RADIO, group="pay", option=each), name=f"p1_pay_{at}")
        for at, each in enumerate(options)
    ]
    assert check_values(buttons, {"pay": "现金"}, now=NOW) == {"pay": "现金"}
    with pytest.raises(BadAnswer, match="answer-not-chosen"):
        check_values(buttons, {}, now=NOW)
    with pytest.raises(BadAnswer, match="answer-not-offered"):
        check_values(buttons, {"pay": "支票"}, now=NOW)


def test_a_default_stands_for_what_was_never_answered() -> None:
    field = a_field(KIND.TEXT, default="上海", required=False)
    assert check_values([field], {}, now=NOW) == {"p1_it": "上海"}
    assert check_values([field], {"p1_it": ""}, now=NOW) == {}
    with pytest.raises(BadAnswer, match="answer-missing"):
        check_values([replace(field, required=True)], {"p1_it": ""}, now=NOW)


def test_a_default_has_to_hold_too() -> None:
    with pytest.raises(BadAnswer, match="answer-phone"):
        check_values([a_field(KIND.PHONE, default="12")], {}, now=NOW)


def test_nobody_answers_what_is_not_asked_of_them() -> None:
    with pytest.raises(NotAllowed):
        check_values([a_field(KIND.TEXT)], {"p2_it": "x", "p1_it": "y"}, now=NOW)


@pytest.mark.parametrize("kind", sorted({*MARKS, KIND.DATE}))
def test_marks_and_dates_are_not_answered(kind: FieldKind) -> None:
    assert check_values([a_field(kind)], {}, now=NOW) == {}


@given(
    st.text(alphabet="0123456789", min_size=3, max_size=3),
    st.dates(datetime(1900, 1, 1).date(), NOW.date()),
    st.data(),
)
def test_every_wrong_digit_of_an_id_number_is_found(serial: str, born: Any, data: Any) -> None:
    first = f"310115{born:%Y%m%d}{serial}"
    number = first + check_digit(first)
    assert taken(KIND.ID_NUMBER, number) == number
    at = data.draw(st.integers(0, 16))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[at]]))
    refused(KIND.ID_NUMBER, number[:at] + other + number[at + 1 :])


VALUED_KINDS = sorted(set(FieldKind) - MARKS - {KIND.DATE})


@given(st.sampled_from(VALUED_KINDS), st.text(max_size=40), st.booleans())
def test_what_is_taken_once_is_taken_again_unchanged(kind: FieldKind, typed: str, multiline: bool) -> None:
    """The page shows the written form, and sends it back when the code is asked for."""
    more = {"options": ("甲", "乙"), "option": "", "sentence": "同意", "required": False}
    field = a_field(kind, look=Look(multiline=multiline), **more)
    try:
        once = check_values([field], {"p1_it": typed}, now=NOW)
    except Refusal:
        return
    assert check_values([field], {"p1_it": "", **once}, now=NOW) == once
