"""From /tasks to the page on which all that waits is confirmed together, by a link for one person."""

from __future__ import annotations

from bot.local_chat.cast import CHEN_JING, LI_MING
from tests.bot.couriers import goes_round
from tests.bot.handlers.talk import Talk
from tests.local_chat_messages import text_of
from tests.signing.usecases.test_batch import Waiting


async def test_offered_in_the_list_opened_by_a_link_and_told_when_done(talk: Talk) -> None:
    for person in (CHEN_JING, LI_MING):
        await talk.start(person)
    ann, li = await talk.actor(CHEN_JING), await talk.actor(LI_MING)
    tasks = [await talk.world.sent(ann, signers=[li], title=title) for title in ("采购合同", "保密协议")]
    await talk.says(LI_MING, "/tasks")
    assert "其中 2 份可以用一个验证码一并确认" in await talk.sees(LI_MING)
    await talk.presses(LI_MING, "在浏览器中办理")
    assert "一并阅读并确认 2 份文件" in await talk.sees(LI_MING)
    waiting = Waiting(talk.world, ann, li, li, tasks)
    sent = await waiting.asks()
    code = await waiting.code()
    await goes_round(talk)
    assert f"一并确认 2 份文件的验证码：{code}" in await said(talk)
    await waiting.confirms(sent, code)
    await goes_round(talk)
    assert "您一并确认的文件已完成 2 份。" in await said(talk)
    await talk.says(LI_MING, "/tasks")
    assert "一并确认" not in await talk.sees(LI_MING)


async def said(talk: Talk) -> str:
    return "\n".join(text_of(message) for message in await talk.messages(LI_MING))
