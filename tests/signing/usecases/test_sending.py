"""Sending: once, prepared by us, and people who have not met the bot come in by their invitation alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from signing.errors import DocumentRefused, NotAllowed, Refusal, Stale
from signing.fields.kinds import Field
from signing.pdf.prepare import prepare_base
from signing.task.actions import REASON_LIMIT
from signing.task.model import DraftStep, Order, Party, PartyState, Reach, Task, TaskState
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.choose_deadline import choose_deadline
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.invite_party import invite_party
from signing.usecases.send_task import send_task
from signing.usecases.view_draft import view_draft
from signing.usecases.withdraw_task import withdraw_task
from tests.pdfs import contract
from tests.sent_tasks import states
from tests.several import with_document
from tests.signing.usecases.drafted import begun, drafted
from tests.world import World


def one(task: Task, name: str) -> Party:
    return next(party for party in task.parties if party.name == name)


async def test_a_draft_is_sent_once_however_often_send_is_tapped(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    for _ in range(3):
        sent = await send_task(world.ports, ann, view.task.id, version=view.task.version)
        assert sent.task.state is TaskState.PREPARING
    assert await world.work() == 1
    task = await world.task(view.task)
    assert task.state is TaskState.AWAITING
    async with world.ports.transaction() as tx:
        assert [each.kind for each in await tx.revisions.of_task(task.id)] == ["base"]
        nudges = await tx.nudges.of_task(task.id)
    assert sorted((n.slot, n.due_at) for n in nudges if n.party_id == task.parties[0].id) == sorted(
        (f"h{hours}", task.deadline - timedelta(hours=hours)) for hours in (72, 24, 3) if task.deadline
    )
    assert await current_dialogue(world.ports, ann) is None
    assert len(await world.outbox(ann, "invitation")) == 2


async def test_an_unfinished_draft_is_not_sent(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, until=DraftStep.PLACES)
    with pytest.raises(Refusal, match="draft-incomplete") as refused:
        await send_task(world.ports, ann, view.task.id)
    assert refused.value.facts == {"missing": "places"}
    view = await drafted(world, ann, data=contract(2, salt="b"))
    await choose_deadline(world.ports, ann, view.task.id, words="in 1 hour")
    world.clock.advance(minutes=50)
    with pytest.raises(Refusal, match="draft-incomplete") as refused:
        await send_task(world.ports, ann, view.task.id)
    assert refused.value.facts == {"missing": "deadline"}


async def test_what_was_changed_since_the_review_was_drawn_is_not_sent(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    await choose_deadline(world.ports, ann, view.task.id, words="+3d")
    with pytest.raises(Stale):
        await send_task(world.ports, ann, view.task.id, version=view.task.version)
    assert (await world.task(view.task)).state is TaskState.DRAFT


async def test_preparing_waits_for_its_time_stamp_and_heals(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    world.stamps.away = True
    await send_task(world.ports, ann, view.task.id)
    await world.work()
    task = await world.task(view.task)
    assert (task.state, task.waiting_for) == (TaskState.PREPARING, "timestamp-unavailable")
    world.stamps.away = False
    world.clock.advance(minutes=16)
    await world.work()
    task = await world.task(view.task)
    assert (task.state, task.waiting_for) == (TaskState.AWAITING, None)


async def test_withdrawn_while_it_is_prepared_it_stays_withdrawn(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    await send_task(world.ports, ann, view.task.id)
    await withdraw_task(world.ports, ann, view.task.id, reason="x" * REASON_LIMIT)
    await world.work()
    assert (await world.task(view.task)).state is TaskState.WITHDRAWN
    assert await world.outbox(ann, "invitation") == []


async def test_a_document_that_takes_no_places_comes_back_as_a_draft(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locks that intake cannot see stop the base revision only."""
    ann = await world.person("Ann")
    view = await drafted(world, ann)

    def locked(*_: object, **__: object) -> bytes:
        raise DocumentRefused("certified-no-new-fields")

    monkeypatch.setattr("signing.usecases.prepare_task.prepare_base", locked)
    await send_task(world.ports, ann, view.task.id)
    await world.work()
    task = await world.task(view.task)
    assert (task.state, task.sent_at) == (TaskState.DRAFT, None)
    assert "told-prepare-failed" in await world.told(ann)
    assert (await view_draft(world.ports, ann, task.id)).step is DraftStep.REVIEW
    async with world.ports.transaction() as tx:
        assert not await tx.nudges.of_task(task.id)


async def test_of_several_documents_the_one_that_takes_no_places_is_named(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bo = await world.person("Ann"), await world.person("Bo")
    task = await with_document(world, await world.draft(ann, signers=[bo]), "保密协议", signed_by=[bo])
    sound = prepare_base

    def second_locked(data: bytes, fields: Sequence[Field], **more: Any) -> bytes:
        if any(field.document for field in fields):
            raise DocumentRefused("certified-no-new-fields")
        return sound(data, fields, **more)

    monkeypatch.setattr("signing.usecases.prepare_task.prepare_base", second_locked)
    await send_task(world.ports, ann, task.id)
    await world.work()
    (told,) = [one for one in await world.outbox(ann, "told") if one.facts["key"] == "told-prepare-failed-of"]
    assert told.facts["filename"] == "保密协议"


async def test_what_was_certified_by_its_author_is_refused_with_the_file(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    ours = await world.sent(ann, signers=[bo], document=contract(1, salt="ours"))
    assert ours.document is not None
    with pytest.raises(DocumentRefused, match="certified-no-new-fields"):
        await begun(world, ann, await world.ports.blobs.get(ours.document.current))


async def test_an_invitation_binds_one_person_for_good(world: World) -> None:
    ann, bo, eve = await world.person("Ann"), await world.person("李明"), await world.person("Eve")
    task = await world.sent(ann, signers=["李明"])
    party = one(task, "李明")
    assert (party.state, party.reach) == (PartyState.TO_ACT, Reach.INVITED)
    token = await world.invitation_token(task, party.id)
    view = await accept_invitation(world.ports, bo, token)
    assert (view.mine[0].person_id, "sign" in view.can) == (bo.person_id, True)
    assert (await accept_invitation(world.ports, bo, token)).task.version == view.task.version, "again: the same"
    with pytest.raises(NotAllowed, match="invitation-used"):
        await accept_invitation(world.ports, eve, token)
    assert "told-accepted" in await world.told(ann)
    async with world.ports.transaction() as tx:
        refused = [e for e in await tx.audit.of_task(task.id) if e.kind == "refused"]
    assert [(e.actor.person_id, e.facts["act"]) for e in refused] == [(eve.person_id, "accept-invitation")]
    await world.sign(bo, view.task)


async def test_a_fresh_invitation_ends_the_older_one(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=["李明"])
    party = one(task, "李明")
    old = await world.invitation_token(task, party.id)
    for _ in range(2):
        await invite_party(world.ports, ann, task.id, party.id)
    assert len(await world.outbox(ann, "invitation")) == 3, "each asking brings its own letter"
    with pytest.raises(NotAllowed, match="invitation-over"):
        await accept_invitation(world.ports, bo, old)
    new = await world.invitation_token(task, party.id)
    assert (await accept_invitation(world.ports, bo, new)).mine[0].id == party.id


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "i_" + "A" * 43, "\udcff", "é"])
async def test_a_made_up_invitation_is_over(world: World, token: str) -> None:
    bo = await world.person("李明")
    with pytest.raises(NotAllowed, match="invitation-over"):
        await accept_invitation(world.ports, bo, token)


async def test_the_initiator_does_not_take_somebody_elses_place_by_a_slip(world: World) -> None:
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=["李明"])
    token = await world.invitation_token(task, task.parties[0].id)
    with pytest.raises(Refusal, match="invitation-own"):
        await accept_invitation(world.ports, ann, token)
    assert (await world.task(task)).parties[0].person_id is None


async def test_whoever_takes_part_takes_no_second_place_by_a_link_that_was_forwarded_on(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("上官云飞")
    task = await world.sent(ann, signers=["上官云飞", "诸葛长风"], order=Order.ALL_AT_ONCE)
    first, second = [await world.invitation_token(task, party.id) for party in task.parties]
    await accept_invitation(world.ports, bo, first)
    with pytest.raises(Refusal, match="invitation-of-another") as refused:
        await accept_invitation(world.ports, bo, second)
    assert refused.value.facts == {"name": "诸葛长风", "mine": "上官云飞"}
    assert (await world.task(task)).parties[1].person_id is None
    async with world.ports.transaction() as tx:
        assert "refused" in [entry.kind for entry in await tx.audit.of_task(task.id)]
    feng = await world.person("诸葛长风")
    await accept_invitation(world.ports, feng, second)
    assert (await world.task(task)).parties[1].person_id == feng.person_id, "the link is still good"


async def test_an_invitation_ends_with_its_task(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=["李明"])
    token = await world.invitation_token(task, task.parties[0].id)
    await withdraw_task(world.ports, ann, task.id, reason="改期")
    with pytest.raises(NotAllowed, match="invitation-over"):
        await accept_invitation(world.ports, bo, token)


async def test_only_the_initiator_invites_and_only_whom_nobody_stands_behind(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo, "王芳"], order=Order.ALL_AT_ONCE)
    with pytest.raises(NotAllowed, match="initiator-only"):
        await invite_party(world.ports, bo, task.id, one(task, "王芳").id)
    with pytest.raises(Refusal, match="already-accepted"):
        await invite_party(world.ports, ann, task.id, one(task, "李明").id)
    with pytest.raises(NotAllowed, match="not-found"):
        await invite_party(world.ports, ann, task.id, "nobody")


async def test_somebody_named_by_number_who_comes_before_sending_needs_no_invitation(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    view = await drafted(world, ann)
    async with world.ports.transaction() as tx:
        person = await tx.people.get(bo.person_id or "")
        assert person is not None
        await tx.people.save(replace(person, phone="+8613800138002"))
    await send_task(world.ports, ann, view.task.id)
    await world.work()
    task = await world.task(view.task)
    assert one(task, "李明").person_id == bo.person_id
    assert states(task) == {"李明": PartyState.TO_ACT, "Ann Miller": PartyState.TO_ACT}
    assert [item.party_id for item in await world.outbox(ann, "invitation")] == [one(task, "Ann Miller").id]
