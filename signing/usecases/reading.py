"""What the initiator wants to be read before anybody acts: which pages were shown to a party, and since when."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports, Transaction
from signing.task.events import READ_THROUGH
from signing.task.model import ACTING_ROLES, PARTIES_MOVE, Document, Party, PartyState, Task
from signing.task.rights import readable
from signing.usecases.code_desk import times_of
from signing.usecases.views import ToRead

Page = tuple[int, int]  # key of its document, and its number there, from 0


def parties_reading(task: Task, person_id: str) -> tuple[Party, ...]:
    """Of this person, those that may act once they have read."""
    if not task.reading or task.state not in PARTIES_MOVE:
        return ()
    mine = task.parties_of(person_id)
    return tuple(each for each in mine if each.role in ACTING_ROLES and each.state is PartyState.TO_ACT)


async def note_shown(ports: Ports, task_id: str, parties: Iterable[Party], page: Page) -> None:
    """The page has gone out to them; only its first time counts."""
    async with ports.transaction() as tx:
        for party in parties:
            await tx.pages_read.note(task_id, party.id, page, ports.clock())


async def left_to_read(ports: Ports, tx: Transaction, task: Task, person_id: str) -> ToRead | None:
    """Of the party of theirs that has most before it."""
    left = [
        to_read(task, each, await tx.pages_read.of_party(task.id, each.id), ports.clock())
        for each in parties_reading(task, person_id)
    ]
    return max(left, key=lambda each: (len(each.pages), each.seconds), default=None)


async def check_read(ports: Ports, tx: Transaction, task: Task, party: Party, actor: Actor) -> None:
    """Refusal `reading-not-done`; where all is read, the chain gets to know once how."""
    if not task.reading:
        return
    shown, now = await tx.pages_read.of_party(task.id, party.id), ports.clock()
    left = to_read(task, party, shown, now)
    if left.pages or left.seconds:
        raise Refusal("reading-not-done", pages=len(left.pages), seconds=left.seconds)
    if await times_of(tx, task.id, party.id, READ_THROUGH):
        return
    first = min(shown.values())
    facts = {
        "party_id": party.id,
        "name": party.name,
        "to_end": task.reading.to_end,
        "pages": len(shown),
        "since": first.isoformat(),
        "seconds": int((now - first).total_seconds()),
    }
    await record(tx, at=now, kind=READ_THROUGH, actor=actor, task_id=task.id, facts=facts)


def to_read(task: Task, party: Party, shown: Mapping[Page, datetime], now: datetime) -> ToRead:
    wanted = _pages(readable(task, party.person_id or "")) if task.reading.to_end else ()
    pages = tuple(number for number, page in enumerate(wanted) if page not in shown)
    if not shown:
        # One page at least is looked at, however short the time.
        return ToRead(pages or (0,), task.reading.seconds)
    passed = (now - min(shown.values())).total_seconds()
    return ToRead(pages, max(0, math.ceil(task.reading.seconds - passed)), began=True)


def _pages(documents: Iterable[Document]) -> Iterator[Page]:
    for document in documents:
        yield from ((document.key, number) for number in range(document.pages))
