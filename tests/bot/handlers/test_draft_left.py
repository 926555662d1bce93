"""Drafts that are left, come back to, discarded and sent."""

from __future__ import annotations

import pytest

from bot.local_chat.cast import CHEN_JING
from signing.task.model import TaskState
from signing.usecases.list_drafts import list_drafts
from tests.bot.handlers.drafting import ZH, begun, draft, reviewed
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import buttons_of
from tests.pdfs import contract


@pytest.mark.parametrize("how", ["/cancel", "取消"])
async def test_a_draft_that_was_left_goes_on_where_it_stood(talk: Talk, how: str) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, ZH.parties)
    await talk.presses(CHEN_JING, "下一步")
    await (talk.says(CHEN_JING, how) if how[0] == "/" else talk.presses(CHEN_JING, how))
    await talk.says(CHEN_JING, "你好")
    assert "继续" in (await talk.buttons(CHEN_JING))[0]
    await talk.presses(CHEN_JING, "继续")
    assert "第 2 步" in await talk.sees(CHEN_JING)


@pytest.mark.parametrize("words", ["/start", "/new"])
async def test_after_a_restart_the_draft_is_offered_again(talk: Talk, words: str) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, words)
    assert (await talk.buttons(CHEN_JING))[:2] == ["继续", "删除草稿"]


async def test_the_process_may_end_between_any_two_answers(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, ZH.parties)
    await talk.world.restart()
    await talk.presses(CHEN_JING, "下一步")
    assert "第 2 步" in await talk.sees(CHEN_JING)


async def test_discarding_waits_and_can_be_undone(talk: Talk) -> None:
    await reviewed(talk)
    task = await draft(talk)
    await talk.presses(CHEN_JING, "删除草稿")
    await talk.presses(CHEN_JING, "先不删除")
    assert (await talk.world.task(task)).state is TaskState.DRAFT
    await talk.says(CHEN_JING, "/start")
    await talk.presses(CHEN_JING, "删除草稿")
    await talk.presses(CHEN_JING, "立即删除")
    await talk.deliver()
    assert (await talk.world.task(task)).state is TaskState.DISCARDED
    assert "已删除" in await talk.sees(CHEN_JING)


async def test_of_a_draft_that_is_discarded_elsewhere_no_card_stays(talk: Talk) -> None:
    await reviewed(talk)
    await talk.says(CHEN_JING, "/start")
    await talk.presses(CHEN_JING, "删除草稿")
    await talk.presses(CHEN_JING, "立即删除")
    await talk.deliver()
    assert not [m for m in await talk.messages(CHEN_JING) if "发出" in str(buttons_of(m))]


async def test_several_pdfs_are_several_drafts(talk: Talk) -> None:
    await begun(talk)
    await talk.sends(CHEN_JING, "第二份.pdf", contract(1, salt="b"), mime="application/pdf")
    assert len(await list_drafts(talk.context.ports, await talk.actor(CHEN_JING))) == 2
    await talk.says(CHEN_JING, "/new")
    assert [label for label in await talk.buttons(CHEN_JING) if label.startswith("继续")] == [
        "继续：第二份",
        "继续：采购合同",
    ]


async def test_a_stale_button_of_a_draft_runs_nothing(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, ZH.parties)
    await talk.presses(CHEN_JING, "1. 李明")
    old = await talk.last(CHEN_JING)
    await talk.presses(CHEN_JING, "审批")
    query = {"id": "5", "chat_instance": "1", "message": old, "from": user(CHEN_JING)}
    stale = next(b for row in old["reply_markup"]["inline_keyboard"] for b in row if b["text"] == "移除")
    await talk.raw({"update_id": 1, "callback_query": {**query, "data": stale["callback_data"]}})
    assert len((await draft(talk)).parties) == 2
    assert "第 1 步" in await talk.sees(CHEN_JING), "the draft is shown as it is"


async def test_send_pressed_twice_sends_once(talk: Talk) -> None:
    await reviewed(talk)
    task, card = await draft(talk), await talk.last(CHEN_JING)
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    query = {"id": "5", "chat_instance": "1", "message": card, "from": user(CHEN_JING), "data": data}
    for number in (1, 2):
        await talk.raw({"update_id": number, "callback_query": query})
    assert (await talk.world.task(task)).state is TaskState.PREPARING
    assert "正在固化文件" in await talk.sees(CHEN_JING)


def user(person: int) -> dict[str, object]:
    return {"id": person, "is_bot": False, "first_name": "静", "last_name": "陈", "language_code": "zh-hans"}
