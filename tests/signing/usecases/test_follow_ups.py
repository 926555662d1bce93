"""What follows a task that is over: corrected and sent again, or ended by an agreement of those who signed it."""

from __future__ import annotations

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.task.events import CORRECTED, CORRECTS, RESCINDED, RESCINDS, RESCISSION_BEGUN
from signing.task.model import DraftStep, Order, PartyState, Role, TaskState
from signing.usecases.correct_task import correct_task
from signing.usecases.discard_draft import discard_draft
from signing.usecases.expire_due import expire_due
from signing.usecases.fetch_document import fetch_document
from signing.usecases.rescind_task import rescind_task
from signing.usecases.send_task import send_task
from signing.usecases.verify_document import verify_document
from signing.usecases.view_task import view_task
from signing.usecases.withdraw_task import withdraw_task
from tests.pdfs import contract
from tests.sent_tasks import states
from tests.world import World


async def kinds_of(world: World, task_id: str) -> list[str]:
    async with world.ports.transaction() as tx:
        return [each.kind for each in await tx.audit.of_task(task_id)]


# ── corrected and sent again ─────────────────────────────────────────────────────────────────────────────────


async def test_a_rejected_task_becomes_a_draft_with_everything_it_had(world: World) -> None:
    ann, li, wang = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.sent(ann, signers=[li, wang], copies=["法务"], order=Order.ONE_AFTER_ANOTHER)
    await world.sign(li, task)
    task = await world.reject(wang, task, "第三条金额有误")
    view = await correct_task(world.ports, ann, task.id)
    draft, old = view.task, await world.task(task)
    assert (draft.state, draft.corrects, old.corrected_by) == (TaskState.DRAFT, old.id, draft.id)
    assert draft.number != old.number and draft.title == old.title and draft.deadline == old.deadline
    assert (draft.order, draft.reminders, draft.fields) == (old.order, old.reminders, old.fields)
    assert [party.name for party in draft.parties] == [party.name for party in old.parties]
    assert {party.state for party in draft.parties} == {PartyState.NOT_YET}
    assert draft.documents[0].current == draft.documents[0].original  # no place and no signature in it
    assert CORRECTED in await kinds_of(world, old.id) and CORRECTS in await kinds_of(world, draft.id)
    assert [(link.how, link.number) for link in (await view_task(world.ports, ann, old.id)).links] == [
        ("corrected", draft.number)
    ]
    assert (await view_task(world.ports, li, old.id)).links == ()  # a draft is its initiator's alone
    assert (await correct_task(world.ports, ann, task.id)).task.id == draft.id  # a second tap

    await send_task(world.ports, ann, draft.id)
    await world.work()
    assert (await view_task(world.ports, li, old.id)).links[0].number == draft.number
    assert [link.how for link in (await view_task(world.ports, li, draft.id)).links] == ["corrects"]
    with pytest.raises(Refusal) as refused:
        await correct_task(world.ports, ann, task.id)
    assert (refused.value.code, refused.value.facts["number"]) == ("correction-there", draft.number)
    await world.sign(li, await world.task(draft))
    await world.sign(wang, await world.task(draft))
    await world.work()
    assert (await world.task(draft)).state is TaskState.COMPLETED


async def test_an_expired_task_is_asked_for_a_new_deadline_and_a_discarded_draft_can_be_begun_anew(
    world: World,
) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    world.clock.advance(days=8)
    await expire_due(world.ports)
    view = await correct_task(world.ports, ann, task.id)
    assert view.task.deadline is None and view.step is DraftStep.DEADLINE
    await discard_draft(world.ports, ann, view.task.id)
    again = await correct_task(world.ports, ann, task.id)
    assert again.task.id != view.task.id
    assert (await world.task(task)).corrected_by == again.task.id


async def test_only_the_initiator_corrects_and_only_what_came_to_nothing(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    stranger = await world.person("路人")
    task = await world.sent(ann, signers=[li])
    with pytest.raises(Refusal, match="not-correctable"):
        await correct_task(world.ports, ann, task.id)
    await withdraw_task(world.ports, ann, task.id, reason="条款有变")
    with pytest.raises(NotAllowed, match=r"initiator-only|not-found"):
        await correct_task(world.ports, li, task.id)
    with pytest.raises(NotAllowed, match="not-found"):
        await correct_task(world.ports, stranger, task.id)


# ── ended by an agreement ────────────────────────────────────────────────────────────────────────────────────


async def test_an_agreement_of_those_who_signed_ends_the_task_and_its_file_says_so(world: World) -> None:
    ann, zhao, li, wang = [await world.person(name) for name in ("Ann", "赵磊", "李明", "王芳")]
    task = await world.sent(ann, approvers=[zhao], signers=[li, wang], copies=[ann])
    await world.approve(zhao, task)
    await world.sign(li, task)
    await world.sign(wang, task)
    await world.work()
    task = await world.task(task)
    _, file = await fetch_document(world.ports, ann, task.id)
    with pytest.raises(BadAnswer, match="reason-empty"):
        await rescind_task(world.ports, ann, task.id, reason=" ")

    view = await rescind_task(world.ports, ann, task.id, reason="双方协商终止合作")
    draft = view.task
    assert draft.rescinds == task.id and view.step is DraftStep.REVIEW and not view.missing
    assert [(party.name, party.role) for party in draft.parties] == [("李明", Role.SIGNER), ("王芳", Role.SIGNER)]
    assert draft.documents[0].pages == 1 and len(draft.fields) == 4
    assert (await rescind_task(world.ports, ann, task.id, reason="再来一次")).task.id == draft.id
    assert RESCISSION_BEGUN in await kinds_of(world, task.id) and RESCINDS in await kinds_of(world, draft.id)
    assert (await verify_document(world.ports, ann, file)).rescinded_by is None

    await send_task(world.ports, ann, draft.id)
    await world.work()
    with pytest.raises(Refusal, match="rescission-there"):
        await rescind_task(world.ports, ann, task.id, reason="再来一次")
    assert (await world.task(task)).rescinded_at is None
    await world.sign(li, draft)
    await world.sign(wang, draft)
    await world.work()

    task = await world.task(task)
    assert task.state is TaskState.COMPLETED and task.rescinded_at == world.clock.now
    assert RESCINDED in await kinds_of(world, task.id)
    for who in (ann, li, wang, zhao):
        assert "told-rescinded" in await world.told(who)
    [link] = (await view_task(world.ports, zhao, task.id)).links
    assert (link.how, link.number, link.title) == ("rescinded", draft.number, "")  # zhao has no part in it
    verdict = await verify_document(world.ports, ann, file)
    assert (verdict.verdict, verdict.register) == ("valid", "whole")
    assert (verdict.rescinded_by, verdict.rescinded_at) == (draft.number, task.rescinded_at)
    with pytest.raises(Refusal, match="rescinded-already"):
        await rescind_task(world.ports, ann, task.id, reason="x")
    with pytest.raises(Refusal, match="is-a-rescission"):
        await rescind_task(world.ports, ann, draft.id, reason="x")


async def test_an_agreement_that_comes_to_nothing_ends_nothing(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li], document=contract(2))
    with pytest.raises(Refusal, match="not-rescindable"):
        await rescind_task(world.ports, ann, task.id, reason="x")
    await world.sign(li, task)
    await world.work()
    with pytest.raises(NotAllowed, match="initiator-only"):
        await rescind_task(world.ports, li, task.id, reason="x")
    first = (await rescind_task(world.ports, ann, task.id, reason="x")).task
    await send_task(world.ports, ann, first.id)
    await world.work()
    await world.reject(li, first, "不同意解除")
    task = await world.task(task)
    assert task.rescinded_at is None and states(task) == {"李明": PartyState.SIGNED}
    second = (await rescind_task(world.ports, ann, task.id, reason="y")).task
    assert second.id != first.id and (await world.task(task)).rescission == second.id


async def test_more_signers_than_the_page_has_room_for_sign_on_a_page_behind_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = await world.person("Ann")
    signers = [await world.person(f"签署人{number}") for number in range(3)]
    task = await world.sent(ann, signers=signers)
    for one in signers:
        await world.sign(one, task)
    await world.work()
    monkeypatch.setattr("signing.usecases.rescind_task.ROOM", 2)
    monkeypatch.setattr("signing.pdf.rescission.ROOM", 2)
    draft = (await rescind_task(world.ports, ann, task.id, reason="x")).task
    assert draft.signature_page and {field.page for field in draft.fields} == {1}
    await send_task(world.ports, ann, draft.id)
    await world.work()
    assert (await world.task(draft)).state is TaskState.AWAITING
