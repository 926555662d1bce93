"""Who stands at the desk, and whether the task is theirs. Not yours and not there look the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, Ports, Transaction
from signing.task.actions import party_to_act
from signing.task.events import REFUSED
from signing.task.model import Person, Task
from signing.task.sight import may_see, oversees

__all__ = ["Desk", "at_desk", "party_to_act", "person_of", "record_refusal"]


@dataclass(frozen=True, slots=True)
class Desk:
    """A claimed task and the person before it, inside one transaction."""

    tx: Transaction
    task: Task
    person: Person


async def person_of(tx: Transaction, actor: Actor) -> Person:
    person = await tx.people.get(actor.person_id) if actor.person_id else None
    if person is None:
        raise NotAllowed("not-found")
    return person


@asynccontextmanager
async def at_desk(
    ports: Ports, actor: Actor, task_id: str, act: str, *, overseen: bool = False
) -> AsyncIterator[Desk]:
    """One transaction with the task claimed, for somebody the task concerns; `overseen`: for members, too, who see
    how every task stands. Whom it does not concern gets
    `not-found`. Whatever is refused goes into the chain, in a transaction of its own, since this one is undone; an
    answer that could not be read is only asked for again."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.claim(task_id)
            if task is None or not (may_see(task, person.id) or (overseen and oversees(person, task))):
                raise NotAllowed("not-found")
            yield Desk(tx, task, person)
    except BadAnswer:
        raise
    except Refusal as refusal:
        await record_refusal(ports, actor, task_id, act, refusal)
        raise


async def record_refusal(ports: Ports, actor: Actor, task_id: str, act: str, refusal: Refusal) -> None:
    """Only where there is such a task: made-up ids leave no trace to fill the disk with."""
    async with ports.transaction() as tx:
        if await tx.tasks.get(task_id) is not None:
            facts = {"act": act, "code": refusal.code}
            if "seal_id" in refusal.facts:  # somebody reached for a seal
                facts["seal_id"] = refusal.facts["seal_id"]
                whose = {**facts, "task_id": task_id}
                await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=whose)
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=task_id, facts=facts)
