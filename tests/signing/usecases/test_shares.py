"""A template started by a link: within limits, after the owner's yes or at once, and never as the owner."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor, TaskFilter
from signing.task.ids import new_id
from signing.task.model import Task, TaskState
from signing.task.sharing import StartState
from signing.task.templates import Template
from signing.usecases.archive_template import archive_template
from signing.usecases.decide_share import decide_share, view_start
from signing.usecases.fill_share import fill_share, open_share
from signing.usecases.save_template import save_template
from signing.usecases.share_desk import ShareView
from signing.usecases.share_template import change_share, revoke_share, share_template
from signing.usecases.start_share import start_share
from signing.usecases.template_views import FillingView
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def a_template(world: World, who: Actor, others: tuple[str, ...] = ("李明",)) -> Template:
    """The owner signs first; whoever comes by the link writes a sum."""
    task = await world.draft(who, signers=[who, *others], title="入会协议 李明")
    sum_ = Field("sum", task.parties[1].id, FieldKind.NUMBER, 0, Box(60, 60, 120, 24), label="会费")
    async with world.ports.transaction() as tx:
        await tx.tasks.save(replace(task, fields=(*task.fields, sum_), version=2), expected_version=1)
    return await save_template(world.ports, who, task.id, name="入会", merge=["sum"])


async def shared(world: World, who: Actor, *turns: str) -> tuple[Template, ShareView, str]:
    template = await a_template(world, who)
    view = await share_template(world.ports, who, template.id)
    for what in turns:
        view = await change_share(world.ports, who, template.id, what=what, version=view.share.version)
    return template, view, view.link.split("=s_")[1]


async def filled(world: World, who: Actor, token: str, *said: str) -> FillingView:
    view = await open_share(world.ports, who, token)
    for words in said:
        view = await fill_share(world.ports, who, token, view.filled.filling, words=words)
    return view.filled


async def started_by(world: World, owner: Actor) -> list[Task]:
    async with world.ports.transaction() as tx:
        found = await tx.tasks.find(TaskFilter(initiator_id=owner.person_id, limit=500))
    return [task for task in found if task.state is not TaskState.DRAFT]


async def submitted(world: World, who: Actor, token: str, *said: str) -> tuple[str, StartState]:
    view = await filled(world, who, token, *(said or ("王芳", "8000")))
    start = await start_share(world.ports, who, token, view.filling, start_id=new_id())
    return start.id, start.state


async def test_the_owner_says_yes_and_it_is_their_task_with_the_stranger_in_it(world: World) -> None:
    ann, wang = await world.person("Ann"), await world.person("小王")
    template, view, token = await shared(world, ann)
    assert (view.share.approval, view.share.each, view.share.most, view.days) == (True, 1, 50, 30)
    assert (await share_template(world.ports, ann, template.id)).link == view.link, "one living link"
    offered = await open_share(world.ports, wang, token)
    assert [role.label for role in offered.open] == ["乙方"] and offered.owner.name == "Ann"
    after = await filled(world, wang, token, "王芳 青禾科技有限公司 13800138001", "8000")
    assert after.is_filled
    start = await start_share(world.ports, wang, token, after.filling, start_id="start2222222")
    assert start.state is StartState.WAITING
    again = await start_share(world.ports, wang, token, after.filling, start_id="start2222222")
    assert again == start, "an update of the chat may come twice"
    assert await started_by(world, ann) == [] and await world.told(ann) == ["told-share-asked"]

    asked = await view_start(world.ports, ann, start.id)
    assert (asked.person.name, asked.start.filling.answers) == ("小王", {"sum": "8000"})
    decided = await decide_share(world.ports, ann, start.id, yes=True)
    assert (await decide_share(world.ports, ann, start.id, yes=False)).start.state is StartState.STARTED
    await world.work()
    (task,) = await started_by(world, ann)
    assert task.id == decided.start.task_id and task.state is TaskState.AWAITING
    me, them = task.parties
    assert (me.person_id, them.person_id) == (ann.person_id, wang.person_id)
    assert (them.name, them.company, them.phone) == ("王芳", "青禾科技有限公司", "+8613800138001")
    assert {field.default for field in task.fields} == {"", "8000"}
    assert await world.told(wang) == ["told-share-yes"]
    assert (await world.sign(wang, task)).parties[1].state.value == "signed"
    async with world.ports.transaction() as tx:
        kinds = [entry.kind for entry in await tx.audit.of_task(None)]
        created = next(e for e in await tx.audit.of_task(task.id) if e.facts.get("started_by"))
    assert {"share-made", "share-asked", "share-decided", "template-started"} <= set(kinds)
    assert created.facts["started_by"] == wang.person_id


async def test_without_approval_it_goes_out_at_once(world: World) -> None:
    ann, wang = await world.person("Ann"), await world.person("王芳")
    _, view, token = await shared(world, ann, "approval")
    assert not view.share.approval
    assert (await submitted(world, wang, token, "我", ""))[1] is StartState.STARTED
    await world.work()
    (task,) = await started_by(world, ann)
    assert [(p.name, p.person_id) for p in task.parties] == [("Ann", ann.person_id), ("王芳", wang.person_id)]
    assert await world.told(ann) == ["told-share-started"]


async def test_a_refused_request_sends_nothing_and_gives_the_place_back(world: World) -> None:
    ann, wang = await world.person("Ann"), await world.person("王芳")
    _, _, token = await shared(world, ann)
    start_id, _ = await submitted(world, wang, token)
    await decide_share(world.ports, ann, start_id, yes=False)
    assert await started_by(world, ann) == [] and await world.told(wang) == ["told-share-no"]
    assert (await submitted(world, wang, token))[1] is StartState.WAITING


async def test_the_limits_hold(world: World) -> None:
    ann, wang, zhao = [await world.person(name) for name in ("Ann", "王芳", "赵磊")]
    template, view, token = await shared(world, ann, "uses", "uses", "uses")  # 200, 1000, 1
    assert view.share.most == 1
    with pytest.raises(Refusal, match="share-own"):
        await open_share(world.ports, ann, token)
    late = await filled(world, zhao, token, "赵磊", "")
    await submitted(world, wang, token)
    with pytest.raises(Refusal, match="share-once"):
        await open_share(world.ports, wang, token)
    with pytest.raises(Refusal, match="share-used-up"):
        await start_share(world.ports, zhao, token, late.filling, start_id=new_id())
    view = await change_share(world.ports, ann, template.id, what="uses", version=view.share.version)
    with pytest.raises(Stale, match="share-changed"):
        await change_share(world.ports, ann, template.id, what="uses", version=view.share.version - 1)
    world.clock.advance(days=31)
    with pytest.raises(NotAllowed, match="share-over"):
        await open_share(world.ports, zhao, token)
    fresh = await share_template(world.ports, ann, template.id)
    assert fresh.link != view.link and fresh.uses.whole == 0


async def test_nobody_starts_more_than_so_many_a_day(world: World) -> None:
    ann, wang = await world.person("Ann"), await world.person("王芳")
    _, _, token = await shared(world, ann)
    for _ in range(10):
        start_id, _ = await submitted(world, wang, token)
        await decide_share(world.ports, ann, start_id, yes=False)
    with pytest.raises(Refusal, match="share-day"):
        await open_share(world.ports, wang, token)
    world.clock.advance(days=1, seconds=1)
    await open_share(world.ports, wang, token)


@pytest.mark.parametrize("end", ["revoked", "archived", "made up"])
async def test_a_link_that_is_over_says_so(world: World, end: str) -> None:
    ann, wang = await world.person("Ann"), await world.person("王芳")
    template, _, token = await shared(world, ann)
    half = await filled(world, wang, token, "王芳")
    if end == "revoked":
        await revoke_share(world.ports, ann, template.id)
        await revoke_share(world.ports, ann, template.id)
    elif end == "archived":
        await archive_template(world.ports, ann, template.id, version=1)
    else:
        token = "x" * 43
    for late in (
        open_share(world.ports, wang, token),
        fill_share(world.ports, wang, token, half.filling, words="5"),
        start_share(world.ports, wang, token, half.filling, start_id=new_id()),
    ):
        with pytest.raises(NotAllowed, match="share-over"):
            await late


async def test_a_stranger_is_never_the_owner_whatever_they_write(world: World) -> None:
    ann, wang = await world.person("Ann"), await world.person("王芳")
    template = await a_template(world, ann, ("李明", "赵磊"))
    view = await share_template(world.ports, ann, template.id)
    token = view.link.split("=s_")[1]
    offered = await open_share(world.ports, wang, token)
    assert [role.label for role in offered.open] == ["乙方", "丙方"]
    with pytest.raises(BadAnswer, match="template-people-many"):
        await fill_share(world.ports, wang, token, offered.filled.filling, words="a\nb\nc")
    with pytest.raises(BadAnswer, match="party-name-missing"):
        await fill_share(
            world.ports, wang, token, offered.filled.filling, words="乙方：王芳\n丙方：我 13800138009"
        )
    after = await fill_share(world.ports, wang, token, offered.filled.filling, words="我\n甲方：坏人")
    people = after.filled.filling.people
    assert people["r1"].name == "Ann" and people["r1"].me
    assert (people["r2"].name, people["r2"].me, people["r3"].me) == ("王芳", False, False)
    answers = {"sum": "1", "title": "x"}
    forged = replace(after.filled.filling, answers=answers)
    with pytest.raises(NotAllowed):
        await start_share(world.ports, wang, token, forged, start_id=new_id())


async def test_whose_place_it_is_can_be_chosen(world: World) -> None:
    ann, wang = await world.person("Ann"), await world.person("王芳")
    template = await a_template(world, ann, ("李明", "赵磊"))
    view = await share_template(world.ports, ann, template.id)
    view = await change_share(world.ports, ann, template.id, what="role", version=view.share.version)
    assert view.role.label == "丙方"
    offered = await open_share(world.ports, wang, view.link.split("=s_")[1])
    assert [role.label for role in offered.open] == ["丙方", "乙方"], "their own first"


async def test_a_newer_version_is_started_and_a_begun_one_goes_on(world: World) -> None:
    ann, wang, zhao = [await world.person(name) for name in ("Ann", "王芳", "赵磊")]
    _, _, token = await shared(world, ann, "approval")
    begun = await filled(world, wang, token, "王芳", "5")
    task = await world.draft(ann, signers=[ann, "李明"], title="新版协议")
    await save_template(world.ports, ann, task.id, name="入会")
    await start_share(world.ports, wang, token, begun.filling, start_id=new_id())
    await submitted(world, zhao, token, "赵磊")
    assert sorted(task.title for task in await started_by(world, ann)) == ["入会协议 王芳", "新版协议"]


async def test_a_template_that_is_all_mine_is_not_shared_and_anothers_link_is_not_mine(world: World) -> None:
    ann, eve = await world.person("Ann"), await world.person("Eve")
    task = await world.draft(ann, signers=[ann])
    template = await save_template(world.ports, ann, task.id, name="自己")
    with pytest.raises(Refusal, match="share-nobody"):
        await share_template(world.ports, ann, template.id)
    template, view, token = await shared(world, ann)
    start_id, _ = await submitted(world, eve, token, "Eve", "1")
    for theirs in (
        share_template(world.ports, eve, template.id),
        change_share(world.ports, eve, template.id, what="uses", version=1),
        revoke_share(world.ports, eve, template.id),
        view_start(world.ports, eve, start_id),
        decide_share(world.ports, eve, start_id, yes=True),
    ):
        with pytest.raises(NotAllowed, match="not-found"):
            await theirs
    assert view.share.owner_id == ann.person_id and await started_by(world, ann) == []
