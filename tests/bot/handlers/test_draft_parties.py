"""Who takes part, in which order and by when, said in the chat."""

from __future__ import annotations

from bot.local_chat.cast import CHEN_JING, LI_MING, TOM_BAKER, WANG_FANG
from signing.task.model import Order, Role
from tests.bot.handlers.drafting import ZH, begun, draft
from tests.bot.handlers.talk import Talk
from tests.pdfs import contract


async def test_what_people_are_called_is_shown_as_they_wrote_it(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "<i>R&D 合同.pdf", contract(2), mime="application/pdf")
    await talk.says(CHEN_JING, "R&lt王 wang@example.cn 签署")
    words = await talk.sees(CHEN_JING)
    assert "<i>R&D 合同" in words and "R&lt王" in words


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
