"""What several documents ask for alike is asked once; what only looks alike is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.fields.kinds import Box, Field, FieldKind
from signing.fields.shared import asked_once, leading_keys, spread

LINE = Field("text_1", "li", FieldKind.TEXT, 0, Box(0, 0, 100, 20), label="开户行")
THERE = replace(LINE, document=1)


def test_one_answer_is_filled_into_every_document() -> None:
    third = replace(LINE, name="text_9", document=2, label=" 开户行 ")
    fields = (LINE, THERE, third)
    assert leading_keys(fields) == {"d1.text_1": "text_1", "d2.text_9": "text_1"}
    assert asked_once(fields) == ("text_1",)
    assert spread(fields, {"text_1": "招商银行"}) == dict.fromkeys(
        ("text_1", "d1.text_1", "d2.text_9"), "招商银行"
    )
    assert spread(fields, {}) == {}


@pytest.mark.parametrize(
    "other",
    [
        replace(THERE, party_id="bo"),
        replace(THERE, label="账号"),
        replace(THERE, kind=FieldKind.NUMBER),
        replace(THERE, default="工商银行"),
        replace(LINE, name="text_2"),
    ],
    ids=["party", "label", "kind", "default", "document"],
)
def test_what_only_looks_alike_is_asked_for_itself(other: Field) -> None:
    assert leading_keys((LINE, other)) == {}


def test_a_label_that_a_document_asks_for_twice_and_a_tick_are_never_shared() -> None:
    assert leading_keys((LINE, THERE, replace(THERE, name="text_2"))) == {}
    tick = replace(LINE, kind=FieldKind.CHECKBOX)
    assert leading_keys((tick, replace(tick, document=1))) == {}


def test_places_of_one_group_are_one_question() -> None:
    here = replace(LINE, group="bank")
    assert leading_keys((here, replace(here, name="text_2"), THERE)) == {"d1.text_1": "bank"}
