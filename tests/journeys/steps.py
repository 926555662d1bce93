"""What several journeys begin and end with: a draft answered question by question, signers who come by invitation,
the file that everybody has."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from tests.installation import Installation
from tests.journeys.transcript import Journey
from tests.judged import check_completed
from tests.pdfs import contract

PARTIES = "李明 青禾科技有限公司 13800138002 签署⏎Ann Miller, Harbor Trading Ltd, ann@example.com, sign"
# What is answered, and what the draft asks then.
DRAFT = (
    ("file 采购合同.pdf", "第 1 步 | 谁来签"),
    (PARTIES, "第 1 步 | 1. 李明 | 2. Ann Miller"),
    ("[下一步]", "第 2 步 | 签署顺序"),
    ("[依次签署]", "第 3 步 | 签署位置 | ✓ | 依次签署"),
    ("[位置正确]", "第 4 步 | 截止时间"),
    ("下周五 18:00", "请确认 | 李明 | Ann Miller | 依次签署 | 18:00"),
)
EVERYBODY_COMES = "陈静> /start\n李明> /start\n李明< 李明\nAnn> /start\nAnn< Ann"


def files() -> dict[str, bytes]:
    return {"采购合同.pdf": contract(2, "zh")}


def answer_all(journey: Journey, parties: str, order: str = "依次签署") -> None:
    for usual, asked in DRAFT:
        answer = {PARTIES: parties}.get(usual, usual)
        words = f"陈静> {answer}\n陈静< {asked}"
        journey.play_words(words.replace("依次签署", order))


def invited(journey: Journey, who: str, named: str = "") -> None:
    """`named`: what the list of parties says, where it is more than `who`."""
    named = named or {"Ann": "Ann Miller"}.get(who, who)
    journey.play_words(f"陈静< 转发 | {named}\n{who}> opens the invitation of {named} from 陈静\n{who}< 采购合同")


def invited_sign(journey: Journey, who: str, named: str) -> None:
    invited(journey, who, named)
    journey.play_words(f"{who}~ signs by typing {named}")


def check_everybody_has_it(
    journey: Journey, *signers: str, readers: Sequence[str] = ("陈静", "李明", "Ann")
) -> None:
    for who in readers:
        journey.play_words(f"{who}< file")
    files = set(journey.received.values())
    assert len(files) == 1, "everybody has the same file"
    check_completed(files.pop(), journey.installation, *signers)


def tasks(house: Installation) -> list[str]:
    """Numbers of all tasks there are, drafts among them."""
    with closing(sqlite3.connect(f"file:{house.data / 'yinxin.db'}?mode=ro", uri=True)) as rows:
        return [number for (number,) in rows.execute("select number from tasks")]
