"""What no template can be made of or started from, by whom, and what a role is called later."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.ports import Actor
from signing.task.demands import Demand, Known, Means
from signing.task.model import AskedFile, DraftStep, Need, Reading
from signing.task.template_filling import Filling
from signing.usecases.archive_template import archive_template
from signing.usecases.fill_template import fill_template
from signing.usecases.list_templates import list_templates
from signing.usecases.propose_template import propose_template
from signing.usecases.rename_role import rename_role
from signing.usecases.rename_template import rename_template
from signing.usecases.save_template import save_template
from signing.usecases.start_from_template import start_from_template
from signing.usecases.view_template import view_template
from tests.signing.usecases.drafted import drafted
from tests.signing.usecases.from_templates import chain, filled, kept, with_blank
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def test_what_cannot_be_started_says_why(world: World) -> None:
    ann = await world.person("Ann")
    template = await kept(world, ann)
    view = await view_template(world.ports, ann, template.id)
    with pytest.raises(Refusal, match="template-people-missing"):
        await start_from_template(world.ports, ann, template.id, view.filling)
    with pytest.raises(BadAnswer, match="picked-none"):
        await fill_template(world.ports, ann, template.id, view.filling)
    twice = await filled(world, ann, template, "王芳 13900139000\n王芳 13900139000")
    with pytest.raises(BadAnswer, match="party-twice"):
        await start_from_template(world.ports, ann, template.id, twice)
    view = await fill_template(world.ports, ann, template.id, view.filling, words="王芳\n赵磊")
    with pytest.raises(BadAnswer) as wrong:
        await fill_template(world.ports, ann, template.id, view.filling, words="很多")
    assert wrong.value.facts["label"] == "合同金额"
    view = await fill_template(world.ports, ann, template.id, view.filling)
    assert view.is_filled and view.filling.answers == {"sum": ""}, "left to the party"
    stray = replace(view.filling, answers={"sum": "", "sign_1": "x"})
    with pytest.raises(NotAllowed, match="not-found"):
        await start_from_template(world.ports, ann, template.id, stray)


async def test_an_incomplete_draft_is_no_template(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, until=DraftStep.PLACES)
    with pytest.raises(Refusal, match="template-incomplete"):
        await save_template(world.ports, ann, view.task.id, name="x")


async def test_names_are_ones_own_and_used_once(world: World) -> None:
    ann = await world.person("Ann")
    task = await with_blank(world, ann)
    one = await save_template(world.ports, ann, task.id, name="采购")
    await save_template(world.ports, ann, task.id, name="销售")
    with pytest.raises(BadAnswer, match="template-name-taken"):
        await rename_template(world.ports, ann, one.id, name="销售")
    assert await rename_template(world.ports, ann, one.id, name="采购") == one
    with pytest.raises(Stale, match="template-changed"):
        await archive_template(world.ports, ann, one.id, version=7)
    await archive_template(world.ports, ann, one.id, version=1)
    assert [each.name for each in await list_templates(world.ports, ann)] == ["销售"]
    with pytest.raises(NotAllowed, match="not-found"):
        await view_template(world.ports, ann, one.id)


# name → the use case, by somebody whose template it is not
DOORS: dict[str, Callable[[World, Actor, str], Awaitable[object]]] = {
    "view": lambda w, who, t: view_template(w.ports, who, t),
    "fill": lambda w, who, t: fill_template(w.ports, who, t, Filling(1), words="王芳"),
    "start": lambda w, who, t: start_from_template(w.ports, who, t, Filling(1)),
    "rename": lambda w, who, t: rename_template(w.ports, who, t, name="x"),
    "archive": lambda w, who, t: archive_template(w.ports, who, t, version=1),
}


@pytest.mark.parametrize("door", DOORS)
async def test_anothers_template_is_not_there_and_the_attempt_is_recorded(world: World, door: str) -> None:
    template = await kept(world, await world.person("Ann"))
    for stranger in (await world.person("路人"), await world.person("管理", admin=True)):
        for template_id in (template.id, "nosuchtempl2"):
            with pytest.raises(NotAllowed) as refused:
                await DOORS[door](world, stranger, template_id)
            assert (refused.value.code, refused.value.facts) == ("not-found", {})
        last = (await chain(world))[-1]
        assert (last.kind, last.actor.person_id, last.facts["act"]) == ("refused", stranger.person_id, door)
        assert last.facts["template_id"] == template.id
    assert await list_templates(world.ports, stranger) == []


async def test_anothers_task_is_not_there_even_for_its_parties(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    for who in (li, await world.person("路人")):
        for use in (
            lambda who=who: propose_template(world.ports, who, task.id),
            lambda who=who: save_template(world.ports, who, task.id, name="x"),
        ):
            with pytest.raises(NotAllowed, match="not-found"):
                await use()
    acts = [entry.facts["act"] for entry in await chain(world, task.id) if entry.kind == "refused"]
    assert acts == ["propose-template", "save-template"] * 2


async def test_a_role_is_called_otherwise_in_the_next_version(world: World) -> None:
    ann, eve = await world.person("Ann"), await world.person("Eve")
    task = await world.draft(ann, signers=[ann, "李明"], title="租赁合同 李明")
    template = await save_template(world.ports, ann, task.id, name="租赁")
    assert template.latest.title == "租赁合同 {乙方}"
    role_id = template.latest.roles[1].id
    after = await rename_role(world.ports, ann, template.id, role_id=role_id, label=" 承租方： ")
    assert [role.label for role in after.latest.roles] == ["甲方", "承租方"]
    assert (after.latest.title, after.latest.number, after.version) == ("租赁合同 {承租方}", 2, 2)
    assert await rename_role(world.ports, ann, template.id, role_id=role_id, label="承租方") == after
    async with world.ports.transaction() as tx:
        first = await tx.templates.at(template.id, 1)
    assert first is not None and first.roles[1].label == "乙方", "versions never change"
    for label, code in (
        ("甲方", "label-taken"),
        (" ： ", "label-empty"),
        ("长" * 21, "label-long"),
    ):
        with pytest.raises(BadAnswer, match=code):
            await rename_role(world.ports, ann, template.id, role_id=role_id, label=label)
    with pytest.raises(Refusal, match="label-gone"):
        await rename_role(world.ports, ann, template.id, role_id="r9", label="x")
    with pytest.raises(NotAllowed, match="not-found"):
        await rename_role(world.ports, eve, template.id, role_id=role_id, label="x")


async def test_what_the_initiator_wanted_of_the_parties_is_wanted_again(world: World) -> None:
    ann = await world.person("Ann")
    task = await with_blank(world, ann)
    asked = (AskedFile("a1", "身份证复印件", required=False),)
    strict = Demand((Known.PHONE,), (Means.CHAT,))
    parties = (task.parties[0], replace(task.parties[1], may_delegate=True, asked_files=asked, demand=strict))
    needs = (Need(1, 1),)
    wanting = replace(
        task, parties=parties, reading=Reading(True, 30), needs=needs, demand=strict, version=task.version + 1
    )
    async with world.ports.transaction() as tx:
        await tx.tasks.save(wanting, expected_version=task.version)
    template = await save_template(world.ports, ann, task.id, name="采购", merge=["sum"])
    filling = await filled(world, ann, template, "李明 13800138000\n王芳 13800138002")
    started = (await start_from_template(world.ports, ann, template.id, filling)).task
    assert started.reading == Reading(True, 30)
    assert [each.may_delegate for each in started.parties] == [False, True]
    assert started.parties[1].asked_files == asked
    assert (started.needs, started.demand) == (needs, strict)
    assert [each.demand for each in started.parties] == [None, strict]
