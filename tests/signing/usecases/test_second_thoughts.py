"""What can still be changed of a task that runs: an approval taken back, more time, another document."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from signing.confirmation.links import token_hash
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, OutboxItem
from signing.task.events import APPROVAL_TAKEN_BACK, DEADLINE_EXTENDED, DOCUMENT_REPLACED
from signing.task.model import Order, PartyState, Role, Task, TaskState
from signing.usecases.bring_in_party import bring_in_party
from signing.usecases.extend_deadline import extend_deadline
from signing.usecases.nudge_due import nudge_due
from signing.usecases.replace_sent_document import replace_sent_document
from signing.usecases.sign_document import sign_document
from signing.usecases.take_back_approval import take_back_approval
from signing.usecases.take_out_party import take_out_party
from signing.usecases.view_task import view_task
from signing.usecases.withdraw_task import withdraw_task
from tests.pdfs import contract
from tests.sent_tasks import states
from tests.world import World


async def entry_of(world: World, task: Task, kind: str) -> dict[str, object]:
    async with world.ports.transaction() as tx:
        found = [each for each in await tx.audit.of_task(task.id) if each.kind == kind]
    return dict(found[-1].facts)


async def told_of(world: World, who: Actor, key: str) -> list[OutboxItem]:
    return [item for item in await world.outbox(who, "told") if item.facts["key"] == key]


# ── an approval taken back ───────────────────────────────────────────────────────────────────────────────────


async def test_an_approval_taken_back_gives_the_move_back_and_takes_it_from_who_came_after(world: World) -> None:
    ann, zhao, li = [await world.person(name) for name in ("Ann", "赵磊", "李明")]
    task = await world.sent(ann, approvers=[zhao], signers=[li], order=Order.ONE_AFTER_ANOTHER)
    await world.approve(zhao, task)
    world.clock.advance(minutes=1)
    code = await world.asks_code(li, task)
    assert "take-back" in (await view_task(world.ports, zhao, task.id)).can

    task = await take_back_approval(world.ports, zhao, task.id)
    assert task.state is TaskState.AWAITING
    assert states(task) == {"赵磊": PartyState.TO_ACT, "李明": PartyState.NOT_YET}
    assert (await entry_of(world, task, APPROVAL_TAKEN_BACK))["name"] == "赵磊"
    assert len(await told_of(world, ann, "told-approval-taken-back")) == 1
    assert "told-turn-waits" in await world.told(li)
    with pytest.raises(Refusal):
        await sign_document(world.ports, li, task.id, code=code)

    world.clock.advance(minutes=1)
    await world.approve(zhao, task)
    await world.sign(li, task)
    await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED


async def test_what_somebody_has_acted_upon_stays(world: World) -> None:
    ann, zhao, li, wang = [await world.person(name) for name in ("Ann", "赵磊", "李明", "王芳")]
    task = await world.sent(ann, approvers=[zhao], signers=[li, wang], order=Order.ONE_AFTER_ANOTHER)
    with pytest.raises(Refusal, match="nothing-to-take-back"):
        await take_back_approval(world.ports, zhao, task.id)
    await world.approve(zhao, task)
    with pytest.raises(Refusal, match="nothing-to-take-back"):
        await take_back_approval(world.ports, li, task.id)
    with pytest.raises(NotAllowed, match="not-found"):
        await take_back_approval(world.ports, wang.__class__("nobody", "chat"), task.id)
    world.clock.advance(minutes=1)
    await world.sign(li, task)
    with pytest.raises(Refusal) as refused:
        await take_back_approval(world.ports, zhao, task.id)
    assert (refused.value.code, refused.value.facts["name"]) == ("acted-since", "李明")
    assert "take-back" not in (await view_task(world.ports, zhao, task.id)).can
    await withdraw_task(world.ports, ann, task.id, reason="x")
    with pytest.raises(Refusal, match="task-ended"):
        await take_back_approval(world.ports, zhao, task.id)


# ── more time ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_deadline_is_extended_links_live_on_and_reminders_come_again(world: World) -> None:
    ann, li = await world.person("Ann", language="en"), await world.person("李明")
    task = await world.sent(ann, signers=[li, "外部客户"], deadline=timedelta(hours=80))
    outside = task.parties[1]
    token = await world.invitation_token(task, outside.id)
    world.clock.advance(hours=9)
    assert await nudge_due(world.ports) >= 1  # the 72 hours before the old deadline
    before = task.deadline
    assert before is not None

    task = await extend_deadline(world.ports, ann, task.id, days=7)
    assert task.deadline == before + timedelta(days=7)
    facts = await entry_of(world, task, DEADLINE_EXTENDED)
    assert facts["before"] == before.isoformat() and facts["deadline"] == task.deadline.isoformat()
    [told] = await told_of(world, li, "told-deadline-extended")
    assert told.facts["deadline"] == task.deadline.isoformat()
    async with world.ports.transaction() as tx:
        link = await tx.links.invitation(token_hash(token))
        coming = [
            each for each in await tx.nudges.of_task(task.id) if each.claimed_at is None and not each.skipped
        ]
    assert link is not None and link.expires_at == task.deadline and link.voided_at is None
    mine = sorted(each.due_at for each in coming if each.party_id == task.parties[0].id)
    assert mine == [task.deadline - timedelta(hours=hours) for hours in (72, 24, 3)]

    task = await extend_deadline(world.ports, ann, task.id, words="in 20 days")
    assert task.deadline == world.clock.now + timedelta(days=20) or task.deadline > before + timedelta(days=7)
    assert len(await told_of(world, li, "told-deadline-extended")) == 2


async def test_time_is_never_cut_short_and_only_the_initiator_gives_more(world: World) -> None:
    ann, li = await world.person("Ann", language="en"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    with pytest.raises(BadAnswer, match="deadline-not-later"):
        await extend_deadline(world.ports, ann, task.id, words="in 2 days")
    with pytest.raises(BadAnswer, match="deadline-unreadable"):
        await extend_deadline(world.ports, ann, task.id, words="sometime")
    with pytest.raises(BadAnswer, match="deadline-too-far"):
        await extend_deadline(world.ports, ann, task.id, days=900)
    with pytest.raises(NotAllowed, match="initiator-only"):
        await extend_deadline(world.ports, li, task.id, days=3)
    endless = await world.sent(ann, signers=[li], deadline=None)
    with pytest.raises(Refusal, match="extend-no-deadline"):
        await extend_deadline(world.ports, ann, endless.id, days=3)
    draft = await world.draft(ann, signers=[li])
    with pytest.raises(Refusal, match="not-sent-yet"):
        await extend_deadline(world.ports, ann, draft.id, days=3)
    world.clock.advance(days=8)  # the tick that ends it is late
    with pytest.raises(Refusal, match="task-ended"):
        await extend_deadline(world.ports, ann, task.id, days=3)


# ── another document ─────────────────────────────────────────────────────────────────────────────────────────


async def test_a_document_is_replaced_before_anybody_acted_and_everybody_begins_anew(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li, "外部客户"], document=contract(salt="the price is 100"))
    code = await world.asks_code(li, task)
    token = await world.invitation_token(task, task.parties[1].id)
    old = task.documents[0]

    new = contract(salt="the price is 90")
    found = await replace_sent_document(world.ports, ann, task.id, filename="v2.pdf", data=new)
    assert found.kept and found.task.state is TaskState.PREPARING
    assert [party.state for party in found.task.parties] == [PartyState.NOT_YET, PartyState.NOT_YET]
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.AWAITING and task.documents[0].filename == "v2.pdf"
    assert states(task) == {"李明": PartyState.TO_ACT, "外部客户": PartyState.TO_ACT}
    facts = await entry_of(world, task, DOCUMENT_REPLACED)
    assert facts["sha256_before"] == old.current and facts["original_before"] == old.original
    assert facts["original_after"] == task.documents[0].original and facts["name"] == old.filename
    [told] = await told_of(world, li, "told-document-replaced")
    assert told.facts["to"] == "v2.pdf"
    async with world.ports.transaction() as tx:
        link = await tx.links.invitation(token_hash(token))
    assert link is not None and link.voided_at is not None
    assert await world.invitation_token(task, task.parties[1].id) != token
    with pytest.raises(Refusal):
        await sign_document(world.ports, li, task.id, code=code)
    assert not task.parties[0].read_at
    await world.sign(li, task)
    assert states(await world.task(task))["李明"] is PartyState.SIGNED


async def test_a_document_with_other_pages_gets_its_places_anew(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    found = await replace_sent_document(
        world.ports, ann, task.id, filename="v2.pdf", data=contract(3, salt="another")
    )
    assert not found.kept
    await world.work()
    await world.sign(li, task)
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED
    again = task.documents[0].key
    assert all(field.document == again for field in task.fields)


async def test_who_has_acted_keeps_the_document_that_they_acted_on(world: World) -> None:
    ann, li, wang = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    data = contract(salt="one")
    task = await world.sent(ann, signers=[li, wang], document=data)
    with pytest.raises(NotAllowed, match="initiator-only"):
        await replace_sent_document(world.ports, li, task.id, filename="v2.pdf", data=contract(salt="two"))
    async with world.ports.transaction() as tx:
        claimed = await tx.tasks.claim(task.id)
        assert claimed is not None
        preparing = replace(claimed, state=TaskState.PREPARING, version=claimed.version + 1)
        await tx.tasks.save(preparing, expected_version=claimed.version)
    with pytest.raises(Refusal, match="still-preparing"):
        await replace_sent_document(world.ports, ann, task.id, filename="v2.pdf", data=contract(salt="two"))
    async with world.ports.transaction() as tx:
        waiting = replace(preparing, state=TaskState.AWAITING, version=preparing.version + 1)
        await tx.tasks.save(waiting, expected_version=preparing.version)
    await world.sign(li, task)
    assert "replace-document" not in (await view_task(world.ports, ann, task.id)).can
    with pytest.raises(Refusal, match="somebody-acted"):
        await replace_sent_document(world.ports, ann, task.id, filename="v2.pdf", data=contract(salt="two"))


async def test_the_same_file_is_no_replacement(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    data = await world.ports.blobs.get(task.documents[0].original)
    with pytest.raises(Refusal, match="same-document"):
        await replace_sent_document(world.ports, ann, task.id, filename="x.pdf", data=data)


async def test_a_replaced_document_has_no_places_of_who_was_removed(world: World) -> None:
    """Theirs stood on a signature page that is not appended any more: it was given back as a draft."""
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    more = await bring_in_party(world.ports, ann, task.id, said="王芳 13800138000", role=Role.SIGNER)
    await world.work()
    await take_out_party(world.ports, ann, task.id, party_id=more.parties[-1].id, reason="不再需要")
    await replace_sent_document(world.ports, ann, task.id, filename="新.pdf", data=contract(salt="新"))
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.AWAITING
    assert {field.party_id for field in task.fields} == {task.parties[0].id}
