"""Lists of tasks, and reminders from them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.handlers import tasks
from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING, WANG_FANG, ZHAO_LEI
from bot.local_chat.faults import Fault
from signing.task.model import TaskState
from tests.bot.handlers.sending import sent
from tests.bot.handlers.talk import Talk


async def test_tasks_are_listed_by_whose_move_it_is_and_lead_to_their_card(talk: Talk) -> None:
    task = await sent(talk)
    await talk.says(ANN_MILLER, "/tasks")
    assert "Waiting for me" in await talk.sees(ANN_MILLER)
    await talk.presses(ANN_MILLER, "Sent")
    assert "have not sent anything" in await talk.sees(ANN_MILLER)
    await talk.presses(ANN_MILLER, "All")
    await talk.presses(ANN_MILLER, task.number[-4:])
    assert "Please sign" in await talk.sees(ANN_MILLER)


async def test_the_greetings_button_lists_what_the_command_lists(talk: Talk) -> None:
    task = await sent(talk)
    await talk.says(CHEN_JING, "/start")
    await talk.presses(CHEN_JING, "我的任务")
    assert task.number in await talk.sees(CHEN_JING), "nothing waits for her, so all there is"


async def test_the_admin_sees_the_whole_house_and_any_tasks_card_but_not_its_document(talk: Talk) -> None:
    task = await sent(talk)
    await talk.start(ZHAO_LEI)
    await talk.says(ZHAO_LEI, "/status")
    words = await talk.sees(ZHAO_LEI)
    assert "全部任务进度" in words and task.number in words and "李明" in words
    await talk.says(ZHAO_LEI, f"/status {task.number}")
    assert task.number in await talk.sees(ZHAO_LEI)
    assert await talk.buttons(ZHAO_LEI) == ["催办", "办理记录", "保管期限"]


async def test_an_initiator_sees_only_their_own(talk: Talk) -> None:
    task = await sent(talk)
    await talk.says(CHEN_JING, "/status")
    assert task.number in await talk.sees(CHEN_JING) and "我发起的任务进度" in await talk.sees(CHEN_JING)
    await talk.start(WANG_FANG)
    await talk.says(WANG_FANG, "/status")
    assert task.number not in await talk.sees(WANG_FANG)
    await talk.says(WANG_FANG, f"/status {task.number}")
    assert "没有找到" in await talk.sees(WANG_FANG)


async def test_at_night_a_reminder_waits_or_asks_where_the_document_is_due_before_the_morning(talk: Talk) -> None:
    await sent(talk, deadline=timedelta(hours=20))
    talk.world.clock.advance(hours=13)  # midnight, and due at seven
    await talk.presses(CHEN_JING, "催办")
    assert "那里现在是 00:00，免打扰到 11月25日 08:00" in await talk.sees(CHEN_JING)
    await talk.deliver()
    assert "is waiting for your signature" not in await talk.transcript(ANN_MILLER)
    asked = await talk.last(CHEN_JING)
    await talk.presses(CHEN_JING, "仍要现在提醒")
    assert "已提醒：" in await talk.sees(CHEN_JING)
    assert (await talk.last(CHEN_JING))["message_id"] == asked["message_id"], "in place of the question"
    await talk.deliver()
    assert "is waiting for your signature" in await talk.sees(ANN_MILLER)


async def test_a_reminder_says_who_was_reached_and_a_second_one_that_it_is_too_soon(talk: Talk) -> None:
    await sent(talk, deadline=None)
    await talk.presses(CHEN_JING, "催办")
    assert "已提醒：" in await talk.sees(CHEN_JING) and "李明" in await talk.sees(CHEN_JING)
    await talk.deliver()
    assert "is waiting for your signature" in await talk.sees(ANN_MILLER)
    assert "刚提醒过不久" in await talk.presses(CHEN_JING, "催办")


async def test_where_the_line_fails_for_a_moment_the_report_still_says_what_was_done(talk: Talk) -> None:
    """To do it again would find them reminded only recently."""
    task = await sent(talk, deadline=None)
    talk.app.state.room.faults.add(Fault("answerCallbackQuery", "500"))
    talk.app.state.room.faults.add(Fault("sendMessage", "500", times=2))
    await talk.presses(CHEN_JING, "催办")
    assert "已提醒：" in await talk.sees(CHEN_JING)
    talk.app.state.room.faults.add(Fault("answerCallbackQuery", "500", times=9))
    talk.app.state.room.faults.add(Fault("editMessageText", "timeout", seconds=0))
    await talk.says(CHEN_JING, "/verify")
    await talk._act(CHEN_JING, "press", **await talk._find(CHEN_JING, "取消", None), wait=0)
    assert "已取消" in await talk.sees(CHEN_JING)
    assert (await talk.world.task(task)).state is TaskState.AWAITING


async def test_all_late_ones_are_reminded_after_a_question(talk: Talk) -> None:
    await sent(talk)
    talk.world.clock.advance(days=4)
    await talk.says(CHEN_JING, "/remind")
    await talk.presses(CHEN_JING, "催办所有")
    await talk.presses(CHEN_JING, "确定催办")
    assert "已提醒：" in await talk.sees(CHEN_JING)


async def test_reminding_by_number_reaches_the_one_task(talk: Talk) -> None:
    task = await sent(talk)
    await talk.says(CHEN_JING, f"/remind {task.number}")
    assert "已提醒：" in await talk.sees(CHEN_JING)


async def test_lists_are_narrowed_by_how_things_stand_and_numbers_reach_far_back(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in (CHEN_JING, LI_MING):
        await talk.start(person)
    chen, li = await talk.actor(CHEN_JING), await talk.actor(LI_MING)
    over = await talk.world.reject(li, await talk.world.sent(chen, signers=[li], title="租赁合同"))
    running = await talk.world.sent(chen, signers=[li], title="采购合同")
    await talk.says(CHEN_JING, "/tasks")
    await talk.presses(CHEN_JING, "已结束")
    assert "租赁合同" in await talk.sees(CHEN_JING) and "采购合同" not in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "进行中")
    assert "采购合同" in await talk.sees(CHEN_JING) and "租赁合同" not in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "已发起")
    assert "• 不限" in await talk.buttons(CHEN_JING)

    monkeypatch.setattr(tasks, "MOST_PAGES", 0)  # as if there were hundreds since
    for number in (over.number, over.number[-4:]):
        await talk.says(CHEN_JING, f"/status {number}")
        assert "租赁合同" in await talk.sees(CHEN_JING)
    await talk.says(LI_MING, f"/status {running.number[-4:]}")
    assert "采购合同" in await talk.sees(LI_MING)
    for words in ("/remind 全部", "/remind all late"):
        await talk.says(CHEN_JING, words)
        assert "1 份进行中的任务" in await talk.sees(CHEN_JING)
