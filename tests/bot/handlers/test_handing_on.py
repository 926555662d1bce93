"""Naming somebody in one's place, and papers, in the chat."""

from __future__ import annotations

from bot.local_chat.cast import CHEN_JING, LI_MING, WANG_FANG
from signing.task.model import Task
from signing.usecases.change_party import change_party
from signing.usecases.draft_views import PartyChange
from signing.usecases.hand_in import hand_in
from signing.usecases.send_task import send_task
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import text_of
from tests.pictures import picture


async def sent(talk: Talk, change: PartyChange) -> Task:
    for person in (CHEN_JING, LI_MING):
        await talk.start(person)
    chen, world = await talk.actor(CHEN_JING), talk.world
    task = await world.draft(chen, signers=[await talk.actor(LI_MING)])
    await change_party(world.ports, chen, task.id, party_id=task.parties[0].id, change=change)
    await send_task(world.ports, chen, task.id)
    await world.work()
    await talk.deliver()
    return await world.task(task)


async def test_the_draft_says_whether_and_the_card_hands_on(talk: Talk) -> None:
    task = await sent(talk, PartyChange(may_delegate=True))
    await talk.presses(LI_MING, "转交他人")
    await talk.says(LI_MING, "王芳")
    assert "还缺手机号或邮箱" in await talk.sees(LI_MING)
    await talk.says(LI_MING, "王芳 13800138002")
    assert "为什么" in await talk.sees(LI_MING)
    await talk.says(LI_MING, "出差 <一周>")
    assert "出差 <一周>" in await talk.sees(LI_MING)
    await talk.presses(LI_MING, "确定转交")
    assert "已转交给王芳" in await talk.sees(LI_MING)
    await talk.deliver()
    assert any("已不在您这里" in text_of(m) for m in await talk.messages(LI_MING))
    chats = [text_of(m) for m in await talk.messages(CHEN_JING)]
    assert any("转交王芳办理：出差 <一周>" in each for each in chats)
    assert any("由李明转交" in each for each in chats)
    assert (await talk.world.task(task)).parties[0].name == "王芳"


async def test_somebody_is_picked_and_it_can_be_left(talk: Talk) -> None:
    task = await sent(talk, PartyChange(may_delegate=True))
    await talk.start(WANG_FANG)
    await talk.presses(LI_MING, "转交他人")
    await talk.says(LI_MING, "算了" if await talk.keyboard(LI_MING) is None else "返回")
    assert (await talk.world.task(task)) == task
    await talk.presses(LI_MING, "转交他人")
    await talk.picks(LI_MING, WANG_FANG)
    await talk.says(LI_MING, "她更熟悉")
    await talk.presses(LI_MING, "确定转交")
    assert "对方已在聊天中收到" in await talk.sees(LI_MING)
    await talk.deliver()
    assert "请您签署" in await talk.sees(WANG_FANG)


async def test_papers_are_asked_for_on_the_party_and_come_to_the_initiator(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.start(LI_MING)
    chen, li, world = await talk.actor(CHEN_JING), await talk.actor(LI_MING), talk.world
    task = await world.draft(chen, signers=[li])
    await talk.says(CHEN_JING, "/tasks")
    await talk.presses(CHEN_JING, "0001 采购合同")
    await talk.presses(CHEN_JING, "更改…")
    await talk.presses(CHEN_JING, "改参与方")
    await talk.presses(CHEN_JING, "1. 李明")
    await talk.presses(CHEN_JING, "可转交他人")
    assert "可转交他人办理" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "需提交的材料")
    await talk.says(CHEN_JING, "身份证复印件，身份证复印件")
    assert "写了两次" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "身份证复印件，营业执照（可选）")
    assert "营业执照（可选）" in await talk.sees(CHEN_JING)
    party = (await world.task(task)).parties[0]
    assert party.may_delegate and [each.required for each in party.asked_files] == [True, False]
    await send_task(world.ports, chen, task.id)
    await world.work()
    data = picture()
    await hand_in(world.ports, li, task.id, party.asked_files[0].id, filename="a.jpg", data=data)
    await world.sign(li, await world.task(task))
    await talk.deliver()
    await talk.presses(CHEN_JING, "签署方提交的材料")
    assert "李明提交的“身份证复印件”" in await talk.sees(CHEN_JING)
