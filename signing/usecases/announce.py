"""What every change of a task does besides: saved, audited, told. In the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signing.audit.chain import record_events, touched
from signing.confirmation.links import INVITATION_PURPOSE, mint_invitation
from signing.ports import Actor, IntentState, Ports, Transaction
from signing.task.events import Event
from signing.task.model import ENDED_STATES, Task, TaskState
from signing.task.notices import ADMINS, Notice, notices
from signing.task.routing import acting, out_of_turn
from signing.usecases.put_letter import invitation_end, put_letter
from signing.usecases.seal_over import tell_overtaken
from signing.usecases.shut_out import shut_out
from signing.usecases.stand_in import with_deputies


async def settle(
    ports: Ports, tx: Transaction, before: Task, after: Task, events: Iterable[Event], *, actor: Actor
) -> Task:
    """Saves the changed task, appends its audit entries, queues what closes it, clears away what an ended task
    leaves, and puts the notices out. Turns of those who are away go to their deputies. Gives the task as it is
    then; nothing at all happens if nothing changed. The caller wakes the ports after commit."""
    happened = tuple(events)
    if after is before and not happened:
        return before
    now = ports.clock()
    after, happened = await with_deputies(ports, tx, after, happened)
    if after is not before:
        await tx.tasks.save(after, expected_version=before.version)
        for party_id in out_of_turn(before, after):
            await shut_out(ports, tx, after.id, party_id)
        await tell_overtaken(ports, tx, after)
    await record_events(tx, happened, at=now, actor=actor, task_id=after.id, touches=touched(after))
    if after.state is TaskState.CLOSING and before.state is not TaskState.CLOSING:
        await tx.jobs.enqueue(kind="close", task_id=after.id, key=f"close:{after.id}", run_at=now)
    if after.state in ENDED_STATES and before.state not in ENDED_STATES:
        await _clear_away(tx, after, ports)
    await announce(ports, tx, before, after, happened, actor=actor)
    return after


async def announce(
    ports: Ports, tx: Transaction, before: Task, after: Task, events: Iterable[Event], *, actor: Actor
) -> None:
    """Only the notices, for a caller that saves and audits itself."""
    cards = await tx.cards.readers(after.id)
    for notice in notices(before, after, events, having_cards=cards, actor_id=actor.person_id):
        await put(ports, tx, after, notice)


async def put(ports: Ports, tx: Transaction, task: Task, notice: Notice) -> None:
    """One notice into the outbox: admins named one by one, an invitation with its freshly minted token."""
    people = [notice.person_id]
    if notice.person_id == ADMINS:
        people = [person.id for person in await tx.people.admins()]
    secret = None
    if notice.kind == "letter":
        await put_letter(ports, tx, task, notice)
        return
    if notice.kind == "invitation" and notice.party_id:
        expires = invitation_end(ports, task)
        token = await mint_invitation(
            tx, task_id=task.id, party_id=notice.party_id, now=ports.clock(), expires_at=expires
        )
        secret = ports.vault.seal(token.encode(), INVITATION_PURPOSE)
    for person_id in people:
        await tx.outbox.put(
            key=notice.key if notice.person_id != ADMINS else f"{notice.key}:{person_id}",
            kind=notice.kind,
            person_id=person_id,
            task_id=task.id,
            party_id=notice.party_id,
            facts=notice.facts,
            secret=secret,
        )


async def _clear_away(tx: Transaction, task: Task, ports: Ports) -> None:
    """An ended task leaves nothing behind that could still be used or sent."""
    now = ports.clock()
    await tx.links.void_invitations(task.id, None, now)
    await tx.nudges.drop_unclaimed(task.id)
    await tx.answers.drop(task.id)
    for intent in await tx.intents.open_of_task(task.id):
        await tx.intents.finish(intent.id, IntentState.VOID)
    for party in acting(task):
        code = await tx.codes.newest(task.id, party.id)
        if code is not None and code.used_at is None and code.voided_at is None:
            await tx.codes.save(replace(code, voided_at=now))
