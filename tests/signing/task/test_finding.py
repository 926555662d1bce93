from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from signing.task.finding import about, apart, asked, inside
from signing.task.model import Person
from tests.sent_tasks import sent, signer

SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 2)
TITLE = "2026年设备采购合同（Fax machines）"


def kept() -> frozenset[str]:
    # In Shanghai it is the first of November already.
    at = datetime(2026, 10, 31, 17, 0, tzinfo=UTC)
    task = replace(sent(signer("王芳"), signer("Ann Müller")), title=TITLE, number="YX-261031-0815", created_at=at)
    return about(task, Person("p", 1, "陈静"), SHANGHAI)


@pytest.mark.parametrize(
    "words",
    ["王芳", "芳", "采购合同 王芳", "合同 采购", "ann FAX", "müll", "陈静", "0815", "yx-261031-0815", "1031",
     "11月", "2026年11月", "2026-11-01", "November", "nov 王芳", "２０２６ 采购", "11月1日 设备", "815",
     "1 Nov", "1st of November 2026 fax", "Nov 1, 2026", "November 1st", "今年", "本月 王芳",
     "this month", "昨天", "yesterday ann"],
)  # fmt: skip
def test_a_task_is_found_by(words: str) -> None:
    wanted = asked(words, TODAY)
    assert wanted and wanted <= kept(), wanted - kept()


@pytest.mark.parametrize(
    "words",
    [
        "李明",
        "王芳 10月",
        "王明",
        "0816",
        "october",
        "chine",
        "2025年11月",
        "13月",
        "2 Nov",
        "Nov 1, 2025",
        "今天",
        "last month",
        "去年",
    ],
)
def test_a_task_is_not_found_by(words: str) -> None:
    assert not asked(words, TODAY) <= kept()


def test_a_day_of_slashes_is_one_where_it_can_be_no_other() -> None:
    assert asked("11/24") == asked("24/11") == asked("11月24日")
    assert asked("5/6") == {"5", "6"}
    assert asked("May 40") == {"#m5", "40"}


@pytest.mark.parametrize("words", ["", " ", "？！", "***", "( )"])
def test_nothing_is_asked_by(words: str) -> None:
    assert asked(words) == frozenset()


def test_text_is_found_over_the_ends_of_lines_and_by_the_beginning_of_a_word() -> None:
    terms = inside("本合同的付\n款条件：confidentiality of\nHT2026-0815。", "附件一")
    for words in ("付款", "付款条件", "confid", "confidentiality", "ht2026", "0815", "附件一"):
        assert asked(words) <= terms, words
    assert not asked("条款") <= terms


def test_many_words_are_a_question_of_few() -> None:
    assert len(asked("甲乙丙丁" * 200)) <= 24


def test_pairs_of_one_word_are_asked_after_those_of_others() -> None:
    assert apart(asked("授权书 协议")) == ["协议", "授权", "权书"]
    assert sorted(apart(asked("北京明德科技 contract 2024年"))) == sorted(asked("北京明德科技 contract 2024年"))
