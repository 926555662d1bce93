"""A draft in the chat as far as its review, and what is said on the way in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from bot.local_chat.cast import CHEN_JING
from signing.task.model import Task
from signing.usecases.list_drafts import list_drafts
from tests.bot.handlers.talk import Talk
from tests.pdfs import contract


@dataclass(frozen=True)
class Words:
    """The same conversation in one of the two languages."""

    person: int
    language: str
    parties: str
    first: str
    step: str
    go_on: str
    all_at_once: str
    right: str
    deadline: str
    wrong_deadline: str
    review: str
    send: str
    preparing: str


ZH = Words(
    CHEN_JING,
    "zh",
    "李明 13800138002 签署\n王芳 wang@example.cn 审批",
    "李明",
    "第 {at} 步，共 5 步",
    "下一步",
    "同时签署",
    "位置正确",
    "3天后",
    "改天吧",
    "请确认，然后发出",
    "发出",
    "正在固化文件",
)


async def begun(talk: Talk, say: Words = ZH) -> None:
    await talk.start(say.person)
    await talk.sends(say.person, "采购合同.pdf", contract(2, say.language), mime="application/pdf")


async def draft(talk: Talk, person: int = CHEN_JING) -> Task:
    return (await list_drafts(talk.context.ports, await talk.actor(person)))[0]


async def reviewed(talk: Talk, say: Words = ZH) -> None:
    await begun(talk, say)
    await talk.says(say.person, say.parties)
    await talk.presses(say.person, say.go_on)
    await talk.presses(say.person, say.all_at_once)
    await talk.presses(say.person, say.right)
    await talk.says(say.person, say.deadline)
