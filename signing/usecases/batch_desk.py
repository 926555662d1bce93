"""Which of somebody's tasks can go together, and whose a batch is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from signing.audit.chain import record
from signing.confirmation.codes import LOCK_TIME, TRY_WINDOW
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports, TaskFilter, Transaction
from signing.task.actions import check_may_act
from signing.task.batch import due_parties, why_by_itself
from signing.task.demands import Means
from signing.task.events import REFUSED
from signing.task.model import Party, Person, Role, Task, TaskState
from signing.task.proving import chosen
from signing.task.rights import UNSEEN_STATES
from signing.usecases.admission import Desk
from signing.usecases.means_desk import open_choices
from signing.usecases.seals_for import proposed_seals

LOOKED_AT = 200  # tasks that wait for one person
SEEN = frozenset(state.value for state in TaskState if state not in UNSEEN_STATES)
LOOK_BACK = TRY_WINDOW + LOCK_TIME
# What is said of a single code, where the reason is that a code of the chat does not do.
_MEANS = frozenset({"means-not-open", "means-none", "code-no-way"})


async def waiting_for(tx: Transaction, person: Person) -> list[tuple[Task, tuple[Party, ...]]]:
    """Every task in which an act of theirs is due, in the order of the lists."""
    found = await tx.tasks.find(TaskFilter(waiting_on=person.id, states=SEEN, limit=LOOKED_AT))
    due = [(task, due_parties(task, person.id)) for task in found]
    return [(task, parties) for task, parties in due if parties]


async def why_apart(ports: Ports, desk: Desk, parties: Sequence[Party], identified: str | None) -> Refusal | None:
    """Why the task cannot be done with others; None where it can."""
    if by_itself := why_by_itself(desk.task, parties):
        return by_itself
    party, tx, task, person = parties[0], desk.tx, desk.task, desk.person
    try:
        check_may_act(task, party, ports.clock(), party.role)
        _, ways = await open_choices(ports, desk, party, identified)
        chosen(ways, Means.CHAT.value)
        if party.role is Role.SIGNER:
            mine = [each for each in task.fields if each.party_id == party.id]
            await proposed_seals(ports, tx, person_id=person.id, party=party, fields=mine, wished={}, task=task)
    except Refusal as refusal:
        return Refusal("batch-means") if refusal.code in _MEANS else refusal
    return None


async def due_in(tx: Transaction, task_id: str, person: Person) -> tuple[Task, tuple[Party, ...]]:
    """The task, and the parties of theirs whose act is due. NotAllowed `not-found` where there is none."""
    task = await tx.tasks.get(task_id)
    parties = due_parties(task, person.id) if task else ()
    if task is None or not parties:
        raise NotAllowed("not-found")
    return task, parties


async def check_theirs(ports: Ports, actor: Actor, batch_id: str, act: str) -> None:
    """NotAllowed `not-found` for anybody else's, which goes into the house's chain."""
    async with ports.transaction() as tx:
        batch = await tx.batches.get(batch_id)
        if batch is not None and batch.person_id != actor.person_id:
            facts = {"act": act, "code": "not-found", "batch": batch.id}
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)
    if batch is None or batch.person_id != actor.person_id:
        raise NotAllowed("not-found")


async def tries_of(tx: Transaction, person_id: str, now: datetime) -> tuple[list[datetime], list[datetime]]:
    """When codes for batches were sent to them, and when they typed wrong ones; over all of their batches."""
    found = await tx.batches.of_person(person_id, now - LOOK_BACK)
    return [each.made_at for each in found], sorted(at for each in found for at in each.wrong_at)
