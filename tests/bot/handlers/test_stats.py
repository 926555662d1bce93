from __future__ import annotations

from bot.local_chat.cast import CHEN_JING, ZHAO_LEI
from tests.bot.handlers.talk import Talk


async def test_numbers_come_as_a_picture_and_admins_turn_between_the_house_and_themselves(talk: Talk) -> None:
    for person in (CHEN_JING, ZHAO_LEI):
        await talk.start(person)
    await talk.world.sent(await talk.actor(CHEN_JING), signers=["王芳"])
    await talk.says(CHEN_JING, "/stats")
    shown = await talk.last(CHEN_JING)
    assert shown["photo"] and "近 6 个月发出 1 份" in shown["caption"] and not await talk.buttons(CHEN_JING)
    await talk.says(ZHAO_LEI, "/stats")
    assert "全机构的任务" in (await talk.last(ZHAO_LEI))["caption"]
    await talk.presses(ZHAO_LEI, "我发起的任务")
    assert "没有发出过任务" in await talk.sees(ZHAO_LEI)
