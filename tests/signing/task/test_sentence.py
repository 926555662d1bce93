"""A request becomes what a draft needs; every word of it is used, or named as not understood."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.task import sentence as room
from signing.task.model import Order, Role
from signing.task.sentence import SENTENCE_LIMIT, Sentence, read_sentence
from signing.task.sentence_spoken import Spoken
from tests.signing.task.said import SAID

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(words: str, **more: object) -> Sentence:
    return read_sentence(words, **{"now": NOW, "zone": "Asia/Shanghai", "region": "CN", **more})  # type: ignore[arg-type]


def shown(one: Spoken) -> str:
    known = [one.company, one.phone, one.email, one.username, "seal" if one.seal else None]
    known += [f"any{one.enough}" if one.enough else None, f"level{one.step}" if one.inside else f"#{one.step}"]
    role = one.role.value + ("?" if one.assumed else "")
    return " ".join([one.name or "ME", role, *(each for each in known if each)])


def told(said: Sentence) -> str:
    parts = ["; ".join(map(shown, said.people))]
    parts += [f"order={said.order.value}"] if said.order else []
    parts += [f"title={said.title}"] if said.title else []
    parts += [f"by={said.deadline.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"] if said.deadline else []
    parts += [f"bad={said.bad_deadline}"] if said.bad_deadline else []
    at = f" at {said.remind_at}" if said.remind_at else ""
    parts += [f"every={said.every}{at}"] if said.every is not None else []
    parts += [f"hours={','.join(map(str, said.hours))}"] if said.hours else []
    parts += [f"nameless={'/'.join(said.nameless)}"] if said.nameless else []
    parts += [f"lost={'/'.join(said.lost)}"] if said.lost else []
    parts += [f"enough={said.enough}"] if said.enough else []
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize(("words", "meant"), SAID, ids=[words[:30] for words, _ in SAID])
def test_what_people_say_is_understood(words: str, meant: str) -> None:
    assert told(read(words)) == meant


def test_there_are_enough_of_both_languages() -> None:
    chinese = sum(any("一" <= char <= "鿿" for char in words) for words, _ in SAID)
    assert chinese >= 40
    assert len(SAID) - chinese >= 35


def test_a_name_that_looks_like_none_is_one_where_the_person_is_known() -> None:
    assert [one.name for one in read("请让阿依古丽签字", known={"阿依古丽"}).people] == ["阿依古丽"]
    said = read("get it signed by ann miller then bob", known={"Ann Miller", "Bob"})
    assert [one.name for one in said.people] == ["ann miller", "bob"]
    assert said.order is Order.ONE_AFTER_ANOTHER


def test_days_are_those_of_the_writer() -> None:
    late = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)  # Friday already in Shanghai, Thursday in London
    there = read_sentence("sign by tomorrow", now=late, zone="Europe/London", region="GB")
    here = read_sentence("sign by tomorrow", now=late, zone="Asia/Shanghai", region="CN")
    assert there.deadline == datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
    assert here.deadline == datetime(2026, 11, 28, 10, 0, tzinfo=UTC)


def test_what_is_beyond_the_limit_is_told_as_not_understood() -> None:
    said = read("请李明签字" + "，" * SENTENCE_LIMIT + "抄送王芳")
    assert [one.name for one in said.people] == ["李明"]
    assert any("王芳" in lost for lost in said.lost)


def test_a_mere_list_of_people_asks_for_nothing() -> None:
    assert not read("李明 华明科技有限公司 13800138000 li@example.cn 签署").asks
    assert not read("2. Ann Miller, Harbor Ltd, ann@example.com, approve").asks
    assert read("请李明签署").asks
    assert read("get Ann to sign").asks


VOCABULARY = """
请 让 李明 王芳 和 、 ， 依次 同时 签 签字 盖章 审批 抄送 然后 再 先 后 下周五前 三天内 每天提醒
2月30日 月底前 叫《租约》 我 公司 上海长江有限公司 由 ( ) （ ） 《 》 “ @ann_miller ann@x.com
13800138000 12 Ann Bob Miller ann bob mark 车明
and then sign signs by Friday cc to in order remind daily
the every 2 days Ltd Harbor 在 之后 最后 第一个 第二步 财务 first last after once Step 1 signed and approved by
's signature xyzzy 囧 \U0001f600 ٣ İ ß ﬁ 9999年 31 February - . 5pm
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", " ", ""])
ANYTHING = st.one_of(
    st.text(max_size=60),
    st.lists(WORDS, max_size=14).map(" ".join),
    st.lists(WORDS, max_size=14).map("".join),
)


@given(ANYTHING)
def test_nothing_raises_and_no_word_is_lost_untold(words: str) -> None:
    """A word that nobody knows is named, wherever it stands: outside the names that were found."""
    said = read(words)
    strange = "囧囧"
    with_it = read(f"{words}\n{strange}")
    assert any(strange in lost for lost in with_it.lost) or strange in (with_it.title or "")
    for lost in said.lost:
        assert lost in words


@given(ANYTHING)
def test_what_is_told_as_lost_is_not_used_too(words: str) -> None:
    """Read again without it, the people are the same ones or fewer, never others."""
    said = read(words)
    for one in said.people:
        assert one.me or one.name.lower() in " ".join(words.lower().split()) or "\n" in words
        assert one.role in set(Role)
        assert 1 <= one.step <= max(1, len(said.people))
    if said.order is Order.STEPS:
        assert len({one.step for one in said.people}) > 1


@given(ANYTHING)
def test_every_sign_is_accounted_for(words: str) -> None:
    """Letters and digits that stand in no name, address, title, date or word of ours are in the lost ones."""
    reader = room._Reader(words, "CN", here=NOW.astimezone(SHANGHAI))
    reader.read("")
    taken = {at for token in reader.tokens for at in range(token.start, token.end)}
    blotted = {at for at, char in enumerate(reader.text) if char == "\x1f"}
    for at, char in enumerate(words):
        assert not char.isalnum() or at in taken | blotted | reader.unread, (at, char)
