"""/signature: what is kept of how one signs, in the chat."""

from __future__ import annotations

from bot.local_chat.cast import LI_MING
from signing.usecases.fetch_hands import fetch_hands
from signing.usecases.hand import Hand
from signing.usecases.request_code import Wishes
from tests.bot.handlers.sending import sent
from tests.bot.handlers.talk import Talk
from tests.pdfs import drawing


async def test_it_is_shown_and_deleted(talk: Talk) -> None:
    task = await sent(talk)
    await talk.says(LI_MING, "/signature")
    assert "没有保存签名" in await talk.sees(LI_MING)
    li = await talk.actor(LI_MING)
    await talk.world.asks_code(li, task, wishes=Wishes(Hand(drawing_png=drawing(), keep=True)))
    await talk.says(LI_MING, "/signature")
    assert "只有您本人能使用" in await talk.sees(LI_MING)
    shown = await talk.last(LI_MING)
    await talk.presses(LI_MING, "删除")
    assert "已删除" in await talk.sees(LI_MING)
    assert shown["message_id"] not in [m["message_id"] for m in await talk.messages(LI_MING)]
    assert await fetch_hands(talk.world.ports, li) == {}
