"""A draft from the PDF to Send, in both languages, over the local chat."""

from __future__ import annotations

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING
from signing.task.model import TaskState
from tests.bot.handlers.drafting import ZH, Words, begun, draft, reviewed
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import buttons_of, text_of
from tests.pdfs import contract

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


async def test_back_goes_one_question_back_with_its_answer_kept(talk: Talk) -> None:
    await begun(talk)
    await talk.says(CHEN_JING, ZH.parties)
    await talk.presses(CHEN_JING, "下一步")
    await talk.presses(CHEN_JING, "返回")
    assert "第 1 步" in await talk.sees(CHEN_JING) and "李明" in await talk.sees(CHEN_JING)


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
