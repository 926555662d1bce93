"""/find and /tasks with words, in the chat."""

from __future__ import annotations

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from signing.usecases.file_found import file_found
from tests.bot.handlers.talk import Talk


async def house(talk: Talk) -> None:
    for person in (CHEN_JING, LI_MING, ANN_MILLER):
        await talk.start(person)
    for number in range(9):
        await talk.world.draft(await talk.actor(CHEN_JING), signers=["王芳"], title=f"租赁 <{number}>")
    await talk.world.sent(await talk.actor(CHEN_JING), signers=[await talk.actor(LI_MING)], title="采购合同")
    while await file_found(talk.world.ports):
        pass


async def test_words_find_and_the_list_turns_without_asking_again(talk: Talk) -> None:
    await house(talk)
    await talk.says(CHEN_JING, "/find  王芳   <租赁>")
    assert "查找 王芳 <租赁>" in await talk.sees(CHEN_JING) and "租赁 <8>" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "下一页")
    assert "租赁 <0>" in await talk.sees(CHEN_JING) and "租赁 <8>" not in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "待办")
    assert "没有找到" in await talk.sees(CHEN_JING)


async def test_words_are_asked_for_where_there_are_none(talk: Talk) -> None:
    await house(talk)
    await talk.says(LI_MING, "/find")
    assert "想找什么" in await talk.sees(LI_MING)
    await talk.says(LI_MING, "？")
    assert "没有可以查找的词" in await talk.sees(LI_MING)
    await talk.says(LI_MING, "陈静 采购")
    assert "采购合同" in await talk.sees(LI_MING)
    await talk.says(ANN_MILLER, "/tasks 采购")
    assert "Nothing was found" in await talk.sees(ANN_MILLER)


async def test_a_command_takes_words_in_place_of_a_number(talk: Talk) -> None:
    await house(talk)
    chen, li = await talk.actor(CHEN_JING), await talk.actor(LI_MING)
    await talk.world.sent(chen, signers=[li], title="仓储服务")
    await talk.says(CHEN_JING, "/status 仓储")
    assert "仓储服务" in await talk.sees(CHEN_JING) and "更多…" in await talk.buttons(CHEN_JING), "its card"
    await talk.says(CHEN_JING, "/extend 仓储服务")
    assert "《仓储服务》的截止时间延长到什么时候" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "/cancel")
    await talk.says(CHEN_JING, "/status 租赁")
    assert "查找 租赁" in await talk.sees(CHEN_JING), "of several, one is chosen"
    await talk.says(CHEN_JING, "/withdraw 租赁")
    assert "没有找到编号为 租赁" in await talk.sees(CHEN_JING)
    await talk.says(ANN_MILLER, "/status 仓储")
    assert "There is no document with the number 仓储" in await talk.sees(ANN_MILLER)
