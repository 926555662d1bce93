"""Reminders into the outbox: at most once a slot, and never repeated when their fate is unknown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from signing.audit.chain import record
from signing.ports import SYSTEM, Actor, Json, Nudge, Ports, Transaction
from signing.task.events import NUDGED
from signing.task.model import Party, Person, Task
from signing.usecases.snooze import AN_HOUR, MORNING, offered
from signing.usecases.ways_of import past_chat
from signing.usecases.wishes_desk import zone_of

IN_DIGEST = "digest"  # why a slot has no message of its own


async def put_nudge(
    ports: Ports,
    tx: Transaction,
    task: Task,
    party: Party,
    nudge: Nudge,
    *,
    kind: str,
    actor: Actor,
    all_the_same: bool = False,
) -> None:
    """`kind` of the audit entry: "nudged" by the plan, "reminded" by a person, `all_the_same` in quiet
    hours too. Whom the chat does not reach any more gets a letter, where the initiator has named an address."""
    assert party.person_id is not None, "a nudge goes to a person"
    person = await tx.people.get(party.person_id)
    way, address = await past_chat(ports, tx, person, party) or (None, None)
    await tx.outbox.put(
        key=f"nudge:{task.id}:{party.id}:{nudge.slot}",
        kind="nudge",
        person_id=party.person_id,
        task_id=task.id,
        party_id=party.id,
        facts={
            "key": "told-nudge",
            **_facts(task, party),
            "later": _later(ports, person, [task]),
            **({"address": address} if address else {}),
            **({"all_the_same": True} if all_the_same else {}),
        },
        repeatable=False,
        channel=way,
    )
    more = {"all_the_same": True} if all_the_same else {}
    await _record(ports, tx, task, party, nudge, kind=kind, actor=actor, **more)


async def put_digest(
    ports: Ports, tx: Transaction, person_id: str, several: Sequence[tuple[Task, Party, Nudge]]
) -> None:
    """Several reminders for one reader, in one message with a list."""
    names = sorted(f"{task.id}:{party.id}:{nudge.slot}" for task, party, nudge in several)
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()[:32]
    person = await tx.people.get(person_id)
    tasks = [{"task_id": task.id, "party_id": party.id, **_facts(task, party)} for task, party, _ in several]
    await tx.outbox.put(
        key=f"digest:{person_id}:{digest}",
        kind="digest",
        person_id=person_id,
        facts={
            "key": "told-digest",
            "tasks": tasks,
            "later": _later(ports, person, [each[0] for each in several]),
        },
        repeatable=False,
    )
    for task, party, nudge in several:
        await _record(ports, tx, task, party, nudge, kind=NUDGED, actor=SYSTEM, together=len(several))


def _later(ports: Ports, person: Person | None, tasks: Sequence[Task]) -> list[Json]:
    """By which buttons the reader can put it off: for one of the tasks at least."""
    zone = zone_of(ports, person) if person else ports.installation.time_zone
    offers = {words for task in tasks for words in offered(ports.clock(), zone, task.deadline)}
    return [words for words in (AN_HOUR, MORNING) if words in offers]


def _facts(task: Task, party: Party) -> dict[str, Json]:
    return {
        "number": task.number,
        "title": task.title,
        "role": party.role.value,
        "deadline": task.deadline.isoformat() if task.deadline else None,
    }


async def _record(
    ports: Ports, tx: Transaction, task: Task, party: Party, nudge: Nudge, *, kind: str, actor: Actor, **more: Json
) -> None:
    facts = {"party_id": party.id, "name": party.name, "slot": nudge.slot, **more}
    await record(tx, at=ports.clock(), kind=kind, actor=actor, task_id=task.id, facts=facts)
