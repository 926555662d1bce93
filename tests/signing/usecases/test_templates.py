"""Templates: a task kept, started again with other people, by whoever it belongs to and by nobody else."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from signing.errors import Stale
from signing.fields.kinds import Box, Field, FieldKind
from signing.task.model import DraftStep, Order, Reach, Side
from signing.usecases.archive_template import archive_template
from signing.usecases.draft_views import PickedPerson
from signing.usecases.fill_template import fill_template
from signing.usecases.list_templates import list_templates
from signing.usecases.propose_template import propose_template
from signing.usecases.rename_template import rename_template
from signing.usecases.save_template import save_template
from signing.usecases.send_task import send_task
from signing.usecases.start_from_template import start_from_template
from signing.usecases.use_signature_page import use_signature_page
from signing.usecases.view_template import view_template
from tests.signing.usecases.drafted import drafted
from tests.signing.usecases.from_templates import chain, filled, kept, with_blank
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


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
