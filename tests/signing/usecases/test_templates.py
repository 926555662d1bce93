"""Templates: a task kept, started again with other people, by whoever it belongs to and by nobody else."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor, AuditEntry
from signing.task.demands import Demand, Known, Means
from signing.task.model import AskedFile, DraftStep, Need, Order, Reach, Reading, ReminderPlan, Side, Task
from signing.task.template_filling import Filling
from signing.task.templates import Template
from signing.usecases.archive_template import archive_template
from signing.usecases.draft_views import PickedPerson
from signing.usecases.fill_template import fill_template
from signing.usecases.list_templates import list_templates
from signing.usecases.propose_template import propose_template
from signing.usecases.rename_role import rename_role
from signing.usecases.rename_template import rename_template
from signing.usecases.save_template import save_template
from signing.usecases.send_task import send_task
from signing.usecases.start_from_template import start_from_template
from signing.usecases.use_signature_page import use_signature_page
from signing.usecases.view_template import view_template
from tests.signing.usecases.drafted import drafted
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def chain(world: World, task_id: str | None = None) -> list[AuditEntry]:
    async with world.ports.transaction() as tx:
        return list(await tx.audit.of_task(task_id))


async def with_blank(world: World, who: Actor) -> Task:
    """A complete draft of two signers, the second of whom writes a sum."""
    view = await drafted(world, who)
    task = view.task
    blank = Field("sum", task.parties[1].id, FieldKind.NUMBER, 0, Box(60, 60, 120, 24), label="合同金额")
    after = replace(
        task,
        fields=(*task.fields, blank),
        title="采购合同 Harbor Ltd",
        order=Order.ONE_AFTER_ANOTHER,
        reminders=ReminderPlan((24,)),
        version=task.version + 1,
    )
    async with world.ports.transaction() as tx:
        await tx.tasks.save(after, expected_version=task.version)
    return after


async def kept(world: World, who: Actor) -> Template:
    task = await with_blank(world, who)
    return await save_template(world.ports, who, task.id, name="采购", merge=["sum"])


async def filled(world: World, who: Actor, template: Template, people: str, answer: str = "1200") -> Filling:
    view = await view_template(world.ports, who, template.id)
    view = await fill_template(world.ports, who, template.id, view.filling, words=people)
    view = await fill_template(world.ports, who, template.id, view.filling, words=answer)
    assert view.is_filled
    return view.filling


async def test_a_draft_is_kept_and_started_again_with_other_people(world: World) -> None:
    ann, wang = await world.person("Ann"), await world.person("王芳")
    template = await kept(world, ann)
    assert [each.id for each in await list_templates(world.ports, ann)] == [template.id]
    assert template.latest.title == "采购合同 {乙方}"

    world.clock.advance(days=30)
    filling = await filled(world, ann, template, "赵磊 13900139000\n王芳, North Ltd, wang@example.com")
    view = await start_from_template(world.ports, ann, template.id, filling)
    task = view.task
    assert view.step is DraftStep.REVIEW and not view.missing
    assert [(p.name, p.company) for p in task.parties] == [("赵磊", None), ("王芳", "North Ltd")]
    assert task.title == "采购合同 North Ltd"
    assert task.order is Order.ONE_AFTER_ANOTHER and task.reminders.hours_before == (24,)
    assert task.deadline is not None, "and it is as far away as it was"
    assert task.deadline.date() == (world.clock.now + timedelta(days=7)).date()
    before = {(f.name, f.page, f.box, f.kind) for f in template.latest.fields}
    assert {(f.name, f.page, f.box, f.kind) for f in task.fields} == before
    blank = next(field for field in task.fields if field.name == "sum")
    assert (blank.default, blank.party_id) == ("1200", task.parties[1].id)
    assert wang.person_id not in {party.person_id for party in task.parties}, "an address proves nobody"

    await send_task(world.ports, ann, task.id, version=task.version)
    await world.work()
    assert (await world.task(task)).state.value == "awaiting"


async def test_a_sent_task_gives_the_document_as_it_was_before_anybody_signed(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, parties="李明 13800138002 签署")
    await use_signature_page(world.ports, ann, view.task.id)
    plain = view.task.document
    await send_task(world.ports, ann, view.task.id)
    await world.work()
    task = await world.task(view.task)
    assert plain is not None and task.document is not None and task.document.current != plain.current
    template = await save_template(world.ports, ann, task.id, name="聘书")
    assert (template.latest.document.current, template.latest.document.pages) == (plain.current, plain.pages)

    start = await view_template(world.ports, ann, template.id)
    long = "欧阳" + "长" * 40
    start = await fill_template(world.ports, ann, template.id, start.filling, words=f"{long} 青禾科技有限公司")
    again = (await start_from_template(world.ports, ann, template.id, start.filling)).task
    assert again.signature_page and {field.page for field in again.fields} == {plain.pages}
    await send_task(world.ports, ann, again.id)
    await world.work()
    assert (await world.task(again)).state.value == "awaiting", "its own page is drawn with the new name"


async def test_one_signs_what_the_initiator_has_filled_in(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[li])
    blank = Field("city", task.parties[0].id, FieldKind.TEXT, 0, Box(60, 60, 120, 24), label="城市")
    async with world.ports.transaction() as tx:
        await tx.tasks.save(replace(task, fields=(*task.fields, blank), version=2), expected_version=1)
    template = await save_template(world.ports, ann, task.id, name="x", merge=["city"])
    view = await view_template(world.ports, ann, template.id)
    me = await world.who(li)
    picked = [PickedPerson(me.name, None, me.telegram_id)]
    view = await fill_template(world.ports, ann, template.id, view.filling, people=picked)
    view = await fill_template(world.ports, ann, template.id, view.filling, words="  苏州 ")
    draft = (await start_from_template(world.ports, ann, template.id, view.filling)).task
    assert draft.parties[0].reach is Reach.BOUND
    await send_task(world.ports, ann, draft.id)
    await world.work()
    after = await world.sign(li, draft)
    assert after.parties[0].state.value == "signed"
    assert after.document is not None
    paper = PdfReader(io.BytesIO(await world.ports.blobs.get(after.document.current)))
    assert (paper.get_fields() or {})["city"].value == "苏州"


async def test_saving_under_the_same_name_makes_the_next_version(world: World) -> None:
    ann = await world.person("Ann")
    task = await with_blank(world, ann)
    first = await save_template(world.ports, ann, task.id, name="采购")
    assert await save_template(world.ports, ann, task.id, name="采购") == first, "the same again is nothing new"
    second = await save_template(world.ports, ann, task.id, name="采购", merge=["sum"])
    assert (second.id, second.latest.number, second.version) == (first.id, 2, 2)
    other = await world.person("李明")
    theirs = await with_blank(world, other)
    assert (await save_template(world.ports, other, theirs.id, name="采购")).id != first.id
    proposal = await propose_template(world.ports, ann, task.id)
    assert proposal.known == {"采购"} and [blank.key for blank in proposal.blanks] == ["sum"]


async def test_a_filling_goes_on_with_the_version_it_was_begun_for(world: World) -> None:
    ann = await world.person("Ann")
    task = await with_blank(world, ann)
    template = await save_template(world.ports, ann, task.id, name="采购", merge=["sum"])
    begun = await view_template(world.ports, ann, template.id)
    await save_template(world.ports, ann, task.id, name="采购")
    view = await fill_template(world.ports, ann, template.id, begun.filling, words="王芳\n赵磊")
    assert view.version.number == 1 and view.blank is not None
    gone = replace(begun.filling, number=9)
    with pytest.raises(Stale, match="template-changed"):
        await view_template(world.ports, ann, template.id, gone)


async def test_who_starts_it_takes_the_role_that_was_theirs(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, parties="我 签署\n李明 13800138002 签署")
    template = await save_template(world.ports, ann, view.task.id, name="x")
    start = await view_template(world.ports, ann, template.id)
    assert [role.label for role in start.open] == ["乙方"]
    start = await fill_template(world.ports, ann, template.id, start.filling, words="王芳")
    task = (await start_from_template(world.ports, ann, template.id, start.filling)).task
    me = task.parties[0]
    assert (me.person_id, me.reach, me.side) == (ann.person_id, Reach.BOUND, Side.INTERNAL)


async def test_everything_is_in_the_chains(world: World) -> None:
    ann = await world.person("Ann")
    template = await kept(world, ann)
    draft = await start_from_template(
        world.ports, ann, template.id, await filled(world, ann, template, "王芳\n赵磊", "31415926")
    )
    await rename_template(world.ports, ann, template.id, name="销售")
    await archive_template(world.ports, ann, template.id, version=2)
    mine = [entry for entry in await chain(world) if entry.kind.startswith("template-")]
    assert [entry.kind for entry in mine] == [
        "template-saved",
        "template-started",
        "template-renamed",
        "template-archived",
    ]
    assert {entry.facts["template_id"] for entry in mine} == {template.id}
    assert mine[1].facts["task_id"] == draft.task.id
    entries = await chain(world, draft.task.id)
    assert [entry.kind for entry in entries] == ["created", *["draft-changed"] * 3]
    assert entries[1].facts["template_id"] == template.id
    assert "31415926" not in repr(entries + mine), "what stands in the document is not in the chain"


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
