"""/templates, said to real handlers over the local chat."""

from __future__ import annotations

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from signing.ports import TaskFilter
from signing.task.model import Task
from signing.usecases.save_template import save_template
from tests.bot.handlers.talk import Talk


async def saved(talk: Talk, person: int, name: str = "采购") -> None:
    actor = await talk.actor(person)
    task = await talk.world.draft(actor, signers=["李明", "王芳"], title="采购合同")
    await save_template(talk.world.ports, actor, task.id, name=name)


async def tasks_of(talk: Talk, person: int) -> list[Task]:
    actor = await talk.actor(person)
    async with talk.world.ports.transaction() as tx:
        return list(await tx.tasks.find(TaskFilter(initiator_id=actor.person_id)))


async def test_two_taps_start_one_draft(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    actor = await talk.actor(CHEN_JING)
    task = await talk.world.draft(actor, signers=[actor], title="请假单")
    await save_template(talk.world.ports, actor, task.id, name="请假")
    await talk.says(CHEN_JING, "/templates")
    await talk.presses(CHEN_JING, "请假")
    asked = await talk.last(CHEN_JING)
    assert "✓ 签署人（签署）：陈静" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "继续", message=asked)
    assert "请确认" in await talk.sees(CHEN_JING)
    assert len(await tasks_of(talk, CHEN_JING)) == 2
    await talk.says(CHEN_JING, "再来一次")
    assert len(await tasks_of(talk, CHEN_JING)) == 2


async def test_people_come_from_the_picker_and_from_contacts(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.start(LI_MING)
    await saved(talk, CHEN_JING)
    await talk.says(CHEN_JING, "/templates")
    await talk.presses(CHEN_JING, "采购")
    await talk.presses(CHEN_JING, "从联系人中选择")
    assert "甲方、乙方" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "不选了")
    await talk.shares_contact(CHEN_JING, ANN_MILLER)
    assert "✓ 甲方（签署）：Ann Miller" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "从联系人中选择")
    await talk.picks(CHEN_JING, LI_MING)
    assert "请确认" in await talk.sees(CHEN_JING)
    (draft,) = [task for task in await tasks_of(talk, CHEN_JING) if task.parties[0].name == "Ann Miller"]
    assert draft.parties[1].person_id == (await talk.actor(LI_MING)).person_id


async def test_a_button_of_a_question_that_is_over_says_so(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await saved(talk, CHEN_JING, "一")
    await saved(talk, CHEN_JING, "二")
    await talk.says(CHEN_JING, "/templates")
    await talk.presses(CHEN_JING, "一")
    first = await talk.last(CHEN_JING)
    await talk.says(CHEN_JING, "/templates")
    await talk.presses(CHEN_JING, "二")
    assert "这个按钮已失效" in await talk.presses(CHEN_JING, "从联系人中选择", message=first)


async def test_what_was_archived_meanwhile_is_not_started(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await saved(talk, CHEN_JING)
    await talk.says(CHEN_JING, "/templates")
    await talk.presses(CHEN_JING, "采购")
    await talk.presses(CHEN_JING, "归档")
    await talk.presses(CHEN_JING, "确定归档")
    assert "还没有模板" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "李明\n王芳")
    assert len(await tasks_of(talk, CHEN_JING)) == 1


async def test_a_role_is_called_otherwise(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await saved(talk, CHEN_JING)
    await talk.says(CHEN_JING, "/templates")
    await talk.presses(CHEN_JING, "采购")
    await talk.presses(CHEN_JING, "角色改名")
    await talk.presses(CHEN_JING, "乙方")
    assert "请发来“乙方”的新名称" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "甲方")
    assert "已有名为“甲方”的角色" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "供应商")
    assert "第 2 版" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "返回")
    assert "○ 供应商（签署）" in await talk.sees(CHEN_JING)
