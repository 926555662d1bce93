"""A draft from the PDF to Send, in both languages, over the local chat."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING, TOM_BAKER, WANG_FANG
from signing.task.model import Order, Role, Task, TaskState
from signing.usecases.list_drafts import list_drafts
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import buttons_of, text_of
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
EN = Words(
    ANN_MILLER,
    "en",
    "Li Ming, +8613800138002, sign\nTom Baker, tom@example.com, approve",
    "Li Ming",
    "Step {at} of 5",
    "Next",
    "All at once",
    "They are right",
    "in 3 days",
    "some other day",
    "Please review, then send",
    "Send",
    "Preparing the document",
)
BOTH = pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])


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


@BOTH
async def test_the_whole_way_from_the_pdf_to_send(talk: Talk, say: Words) -> None:
    me = say.person
    await begun(talk, say)
    card = await talk.last(me)
    assert "photo" in card and say.step.format(at=1) in text_of(card)
    await talk.says(me, say.parties)
    assert say.first in await talk.sees(me)
    await talk.presses(me, say.go_on)
    assert say.step.format(at=2) in await talk.sees(me)
    await talk.presses(me, say.all_at_once)
    assert say.step.format(at=3) in await talk.sees(me)
    await talk.presses(me, say.right)
    assert say.step.format(at=4) in await talk.sees(me)
    await talk.says(me, say.wrong_deadline)
    assert "⚠️" in await talk.sees(me) and say.step.format(at=4) in await talk.sees(me)
    await talk.says(me, say.deadline)
    assert say.review in await talk.sees(me)
    task = await draft(talk, me)
    await talk.presses(me, say.send)
    assert say.preparing in await talk.sees(me)
    assert (await talk.world.task(task)).state is TaskState.PREPARING
    await talk.deliver()
    assert (await talk.world.task(task)).state is TaskState.AWAITING


@BOTH
async def test_the_card_is_edited_on_a_press_and_comes_to_the_bottom_after_words(talk: Talk, say: Words) -> None:
    await begun(talk, say)
    first = (await talk.last(say.person))["message_id"]
    await talk.says(say.person, say.parties)
    second = await talk.last(say.person)
    assert second["message_id"] > first
    old = next(m for m in await talk.messages(say.person) if m["message_id"] == first)
    assert not buttons_of(old), "the old card has lost its buttons"
    await talk.presses(say.person, say.go_on)
    assert (await talk.last(say.person))["message_id"] == second["message_id"]


async def test_a_line_that_cannot_be_read_is_asked_again_and_nothing_is_lost(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, "李明 12345 签署")
    words = await talk.sees(CHEN_JING)
    assert words.startswith("⚠️") and "12345" in words and "第 1 步" in words
    assert (await draft(talk)).parties == ()
    await talk.says(CHEN_JING, "李明 13800138002 签署")
    assert len((await draft(talk)).parties) == 1


async def test_what_people_are_called_is_shown_as_they_wrote_it(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "<i>R&D 合同.pdf", contract(2), mime="application/pdf")
    await talk.says(CHEN_JING, "R&lt王 wang@example.cn 签署")
    words = await talk.sees(CHEN_JING)
    assert "<i>R&D 合同" in words and "R&lt王" in words


async def test_back_goes_one_question_back_with_its_answer_kept(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, ZH.parties)
    await talk.presses(CHEN_JING, "下一步")
    await talk.presses(CHEN_JING, "返回")
    assert "第 1 步" in await talk.sees(CHEN_JING) and "李明" in await talk.sees(CHEN_JING)


async def test_a_party_is_changed_moved_and_removed_by_buttons_and_words(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, ZH.parties)
    await talk.presses(CHEN_JING, "1. 李明")
    await talk.presses(CHEN_JING, "审批")
    assert (await draft(talk)).parties[0].role is Role.APPROVER
    await talk.presses(CHEN_JING, "公司")
    assert "公司全称" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "华明 & <科技>")
    assert (await draft(talk)).parties[0].company == "华明 & <科技>"
    await talk.presses(CHEN_JING, "手机")
    await talk.says(CHEN_JING, "1234")
    assert "⚠️" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "-")
    assert (await draft(talk)).parties[0].phone is None
    await talk.presses(CHEN_JING, "下移")
    assert [party.name for party in (await draft(talk)).parties] == ["王芳", "李明"]
    await talk.presses(CHEN_JING, "移除")
    assert [party.name for party in (await draft(talk)).parties] == ["王芳"]


async def test_steps_are_numbered_by_buttons(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, ZH.parties)
    await talk.presses(CHEN_JING, "下一步")
    await talk.presses(CHEN_JING, "按步骤签署")
    await talk.presses(CHEN_JING, "李明：第 1 步")
    await talk.presses(CHEN_JING, "完成")
    task = await draft(talk)
    assert task.order is Order.STEPS and [party.step for party in task.parties] == [2, 1]


async def test_steps_are_typed_as_numbers_and_wrong_ones_asked_again(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, ZH.parties)
    await talk.presses(CHEN_JING, "下一步")
    for wrong in ("1", "1 5", "先李后王", "1 2 3"):
        await talk.says(CHEN_JING, wrong)
        assert "看不懂这些步骤号" in await talk.sees(CHEN_JING) and "第 2 步" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "2，1")
    task = await draft(talk)
    assert task.order is Order.STEPS and [party.step for party in task.parties] == [2, 1]


async def test_a_contact_and_picked_people_become_parties(talk: Talk) -> None:
    await begun(talk)
    await talk.shares_contact(CHEN_JING, LI_MING)
    assert [party.phone for party in (await draft(talk)).parties] == ["+8613800138002"]
    await talk.presses(CHEN_JING, "从联系人中选")
    assert await talk.keyboard(CHEN_JING) is not None
    await talk.picks(CHEN_JING, WANG_FANG, TOM_BAKER)
    assert await talk.keyboard(CHEN_JING) is None
    assert [party.name for party in (await draft(talk)).parties] == ["李明", "王芳", "Tom Baker"]
    assert "第 1 步" in await talk.sees(CHEN_JING)


async def test_picking_can_be_left_and_words_still_name_parties(talk: Talk) -> None:
    await begun(talk)
    await talk.presses(CHEN_JING, "从联系人中选")
    await talk.says(CHEN_JING, "不选了")
    assert await talk.keyboard(CHEN_JING) is None and "第 1 步" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "从联系人中选")
    await talk.says(CHEN_JING, "李明 13800138002 签署")
    assert await talk.keyboard(CHEN_JING) is None and len((await draft(talk)).parties) == 1


async def test_one_adds_oneself_by_a_button(talk: Talk) -> None:
    await begun(talk)
    await talk.presses(CHEN_JING, "把我也加上")
    (me,) = (await draft(talk)).parties
    assert me.person_id == (await talk.person(CHEN_JING)).id
    assert "把我也加上" not in await talk.buttons(CHEN_JING)


async def test_a_signature_page_takes_the_place_of_found_places(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, "李明 13800138002 签署\n陈静 13800138001 签署")
    await talk.presses(CHEN_JING, "下一步")
    await talk.presses(CHEN_JING, "同时签署")
    await talk.presses(CHEN_JING, "都改用签署页")
    assert (await draft(talk)).signature_page
    assert "附加签署页" in await talk.sees(CHEN_JING)


async def test_reminders_are_switched_one_by_one(talk: Talk) -> None:
    await reviewed(talk)
    await talk.presses(CHEN_JING, "更改…")
    await talk.presses(CHEN_JING, "改截止与提醒")
    await talk.presses(CHEN_JING, "提前 72 小时")
    assert (await draft(talk)).reminders.hours_before == (24, 3)
    await talk.presses(CHEN_JING, "提前 72 小时")
    assert (await draft(talk)).reminders.hours_before == (72, 24, 3)
    await talk.presses(CHEN_JING, "回到确认")
    assert "请确认" in await talk.sees(CHEN_JING)


@pytest.mark.parametrize("label", ["1 天后", "30 天后", "不设截止"])
async def test_a_deadline_is_a_button_away(talk: Talk, label: str) -> None:
    await reviewed(talk)
    await talk.presses(CHEN_JING, "更改…")
    await talk.presses(CHEN_JING, "改截止与提醒")
    await talk.presses(CHEN_JING, label)
    assert "请确认" in await talk.sees(CHEN_JING)
    assert ((await draft(talk)).deadline is None) == (label == "不设截止")


async def test_an_answer_that_is_heard_twice_is_no_request(talk: Talk) -> None:
    """As after a death between the draft's change and the update's end."""
    await reviewed(talk)
    await talk.says(CHEN_JING, "下周五 18:00")
    assert "我是这样理解的" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "下周五 18:00")
    assert "请确认" in await talk.sees(CHEN_JING)


async def test_type_it_says_how(talk: Talk) -> None:
    await reviewed(talk)
    await talk.presses(CHEN_JING, "更改…")
    await talk.presses(CHEN_JING, "改截止与提醒")
    assert "下周五 18:00" in await talk.presses(CHEN_JING, "自己输入")


async def test_each_line_of_the_review_is_edited_and_comes_back_to_it(talk: Talk) -> None:
    await reviewed(talk)
    await talk.presses(CHEN_JING, "更改…")
    await talk.presses(CHEN_JING, "改标题")
    await talk.says(CHEN_JING, "长" * 200)
    assert "⚠️" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "设备 <采购> 合同")
    assert "设备 <采购> 合同" in await talk.sees(CHEN_JING) and "请确认" in await talk.sees(CHEN_JING)
    for edit in ("改参与方", "改顺序", "改位置", "改截止与提醒"):
        await talk.presses(CHEN_JING, "更改…")
        await talk.presses(CHEN_JING, edit)
        back = {"返回", "回到确认"} & set(await talk.buttons(CHEN_JING))
        assert len(back) == 1, "one way back, not two"
        await talk.presses(CHEN_JING, back.pop())
        assert "请确认" in await talk.sees(CHEN_JING)


async def test_the_file_is_replaced_and_the_parties_stay(talk: Talk) -> None:
    await reviewed(talk)
    before = await draft(talk)
    await talk.presses(CHEN_JING, "更改…")
    await talk.presses(CHEN_JING, "换文件")
    await talk.sends(CHEN_JING, "新版.pdf", contract(3, salt="新版"), mime="application/pdf")
    after = await draft(talk)
    assert after.id == before.id and after.document != before.document and after.parties == before.parties


async def test_what_can_be_changed_is_a_press_away_and_back(talk: Talk) -> None:
    await reviewed(talk)
    main = await talk.buttons(CHEN_JING)
    assert main == ["发出", "预览", "改位置", "更改…", "稍后再发", "删除草稿"]
    await talk.presses(CHEN_JING, "更改…")
    assert "发出" not in await talk.buttons(CHEN_JING) and "改标题" in await talk.buttons(CHEN_JING)
    await talk.presses(CHEN_JING, "返回")
    assert await talk.buttons(CHEN_JING) == main


async def test_words_at_the_review_are_told_about_the_buttons(talk: Talk) -> None:
    await reviewed(talk)
    await talk.says(CHEN_JING, "好了")
    assert "请用下面的按钮" in await talk.sees(CHEN_JING)


# ── leaving, coming back, ending ─────────────────────────────────────────────────────────────────────────────


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
