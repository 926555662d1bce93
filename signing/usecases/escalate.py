"""Reminders in vain: whoever waits for somebody learns that they do not act, once."""

from __future__ import annotations

from collections.abc import Iterable

from signing.audit.chain import record
from signing.ports import SYSTEM, Nudge, Ports, Transaction
from signing.task.events import ESCALATED
from signing.task.model import Task, TaskState
from signing.usecases.judge_nudge import Due, name_of
from signing.usecases.put_nudge import IN_DIGEST


async def escalate(ports: Ports, tx: Transaction, due: Due) -> None:
    """After as many reminders as the plan says, this one among them."""
    task, party = due.task, due.party
    after = task.reminders.escalate_after
    count = given(due.past)
    if not after or count < after:
        return
    told = await _tell(ports, tx, due, "told-escalated", count)
    if told:
        said = {"party_id": party.id, "name": party.name, "count": count, "told": told}
        said |= {"keeper": due.person.id, "what": "keeper"} if due.turn else {}
        await record(tx, at=ports.clock(), kind=ESCALATED, actor=SYSTEM, task_id=task.id, facts=said)


async def tell_deputy_of_end(tx: Transaction, before: Task, after: Task) -> None:
    """The deadline has passed: the initiator is told as ever; so is their deputy, where the plan says so."""
    if after.state is TaskState.EXPIRED and before.state is not TaskState.EXPIRED:
        deputy = await _deputy(tx, after)
        if deputy is not None:
            facts = {"key": "told-expired-deputy", "number": after.number, "title": after.title}
            key = f"told-expired-deputy:{after.id}:{deputy}"
            await tx.outbox.put(key=key, kind="told", person_id=deputy, task_id=after.id, facts=facts)


def given(past: Iterable[Nudge]) -> int:
    """How many reminders went out: alone, or in one message with others."""
    return sum(each.claimed_at is not None and each.skipped in {None, IN_DIGEST} for each in past)


async def _tell(ports: Ports, tx: Transaction, due: Due, key: str, count: int) -> list[str]:
    """The ids of those for whom it is new."""
    task, part = due.task, due.party.id if due.turn is None else f"{due.party.id}:keeper"
    facts = {"count": count, "number": task.number, "title": task.title}
    deputy = await _deputy(tx, task)
    initiator = await tx.people.get(task.initiator_id)
    said = {task.initiator_id: {"key": key, **facts}}
    if deputy and initiator:
        said.setdefault(deputy, {"key": f"{key}-deputy", **facts, "by": initiator.name})
    told = []
    for person_id, words in said.items():
        name = f"{key}:{task.id}:{part}:{person_id}"
        named = {**words, "name": await name_of(ports, tx, due, person_id)}
        is_new = await tx.outbox.put(key=name, kind="told", person_id=person_id, task_id=task.id, facts=named)
        told += [person_id] if is_new else []
    return told


async def _deputy(tx: Transaction, task: Task) -> str | None:
    if not task.reminders.escalate_deputy:
        return None
    wishes = await tx.preferences.get(task.initiator_id)
    return wishes.deputy_id
