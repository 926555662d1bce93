from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from signing.errors import BadAnswer, Refusal
from signing.task.questions import DAY_LIMIT, WAITING_LIMIT, Question, check_may_ask, read_words
from tests.sent_tasks import NOW

ASKED = Question("q", "task", "甲", "p-甲", "甲", "?", NOW, answer="!", answered_at=NOW)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("  第三条？ ", "第三条？"),
        ("a\r\nb\u202e\x00", "a\nb"),
        ("a\n\n\n\n b\t c \n\n", "a\n\nb c"),
        ("字" * 1000, "字" * 1000),
    ],
)
def test_words_keep_their_lines_and_nothing_else(said: str, read: str) -> None:
    assert read_words(said) == read


@pytest.mark.parametrize(
    ("said", "code"), [("", "words-empty"), ("\n\u200b ", "words-empty"), ("字" * 1001, "words-too-long")]
)
def test_words_that_are_none_or_too_many(said: str, code: str) -> None:
    with pytest.raises(BadAnswer, match=code):
        read_words(said)


def test_who_waits_for_answers_asks_no_more_and_nobody_asks_all_day() -> None:
    waiting = replace(ASKED, answer=None, answered_at=None)
    check_may_ask([waiting] * (WAITING_LIMIT - 1) + [ASKED], NOW)
    with pytest.raises(Refusal, match="questions-waiting"):
        check_may_ask([waiting] * WAITING_LIMIT, NOW)
    with pytest.raises(Refusal, match="questions-too-many"):
        check_may_ask([ASKED] * DAY_LIMIT, NOW + timedelta(hours=23))
    check_may_ask([ASKED] * DAY_LIMIT, NOW + timedelta(hours=24))
