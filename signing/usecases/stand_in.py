"""A turn that comes to somebody who is away is their deputy's, where the task lets the party hand on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signing.errors import Refusal
from signing.ports import Ports, Transaction
from signing.task.events import TURN_CAME, Event
from signing.task.handing_on import hand_on, may_hand_on
from signing.task.model import Party, Person, Task
from signing.usecases.bind_known import bound
from signing.wording import say


async def with_deputies(
    ports: Ports, tx: Transaction, task: Task, events: Iterable[Event]
) -> tuple[Task, tuple[Event, ...]]:
    """The changed task and all its events, for whoever saves it. Whoever is away learns what was done for them;
    whom a turn cannot be given (they are in the task already) does not get it."""
    given = list(events)
    for event in tuple(given):
        party = task.party(event.party_id) if event.kind == TURN_CAME and event.party_id else None
        if party is None or not may_hand_on(task, party):
            continue
        deputy = await _deputy(ports, tx, party)
        if deputy is not None:
            task, more = await _handed(ports, tx, task, party, deputy)
            given += more
    return task, tuple(given)


async def _deputy(ports: Ports, tx: Transaction, party: Party) -> Person | None:
    if party.person_id is None:
        return None
    wishes = await tx.preferences.get(party.person_id)
    if not wishes.away_at(ports.clock()) or wishes.deputy_id is None:
        return None
    deputy = await tx.people.get(wishes.deputy_id)
    return None if deputy is None or deputy.blocked else deputy


async def _handed(
    ports: Ports, tx: Transaction, task: Task, party: Party, deputy: Person
) -> tuple[Task, tuple[Event, ...]]:
    vacant = replace(party, name=deputy.name, phone=deputy.phone, email=deputy.email)
    reason = say(task.language, "absence-reason")
    try:
        after, events = hand_on(task, party, bound(vacant, deputy), ports.clock(), reason=reason)
    except Refusal:
        return task, ()
    facts = {"key": "told-stood-in", "to": deputy.name, "number": task.number, "title": task.title}
    await tx.outbox.put(
        key=f"told-stood-in:{task.id}:{party.id}:{party.person_id}",
        kind="told",
        person_id=party.person_id or "",
        task_id=task.id,
        facts=facts,
    )
    told = tuple(
        replace(each, facts={**each.facts, "absence": True}) if each.kind != TURN_CAME else each for each in events
    )
    # Two steps of the rules, one change of the row: what it is saved as counts up by one.
    return replace(after, version=task.version), told
