from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from signing.audit.chain import record
from signing.audit.personal import bared
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports, Transaction
from signing.task.events import ERASED
from signing.task.model import ENDED_STATES, Document, Party, Reach, Task
from signing.wording import say

LEAST_YEARS = 3  # what the law wants kept at least, counted from the end
YEAR = timedelta(days=365.25)


@dataclass(frozen=True, slots=True)
class Erased:
    entries: int  # that tell nothing personal any more
    left: int  # of an older layout, which cannot be emptied
    rows: int


async def erase_task(ports: Ports, operator: Actor, number: str, *, after_years: int) -> Erased:
    """What is kept about people of a task that ended so long ago: names, contacts, titles, places, answers,
    questions, drawings, papers, reports, links, what it is found by, and the personal part of its entries. Chain,
    checkpoints, fingerprints and documents stay. Again it does nothing more.

    NotAllowed `not-found`; Refusal `erase-running`, `erase-too-early`, `erase-years`."""
    if after_years < LEAST_YEARS:
        raise Refusal("erase-years", years=LEAST_YEARS)
    async with ports.transaction() as tx:
        found = await tx.tasks.by_number(number)
        task = await tx.tasks.claim(found.id) if found else None
        if task is None:
            raise NotAllowed("not-found", number=number)
        if task.state not in ENDED_STATES or task.ended_at is None:
            raise Refusal("erase-running", number=number)
        until = task.ended_at + after_years * YEAR
        if ports.clock() < until:
            raise Refusal("erase-too-early", number=number, until=f"{until:%Y-%m-%d}")
        rows = await tx.erasing.erase(task.id)
        bare = _without_people(task)
        if bare != task:
            await tx.tasks.save(replace(bare, version=task.version + 1), expected_version=task.version)
        await tx.finding.drop(task.id)
        entries, left = await _bare_entries(tx, task.id)
        if entries or rows or bare != task:
            facts = {"entries": entries, "count": left}
            await record(tx, at=ports.clock(), kind=ERASED, actor=operator, task_id=task.id, facts=facts)
    return Erased(entries, left, rows)


async def _bare_entries(tx: Transaction, task_id: str) -> tuple[int, int]:
    await tx.audit.head(task_id)  # nobody appends meanwhile
    done = left = 0
    for entry in await tx.audit.of_task(task_id):
        bare = bared(entry) if entry.kind != ERASED else None
        if bare is not None:
            await tx.audit.bare(bare)
            done += 1
        elif entry.version < 3:
            left += 1
    return done, left


def _without_people(task: Task) -> Task:
    parties = tuple(
        Party(
            id=one.id,
            position=one.position,
            name=say(task.language, "erased-party", number=one.position + 1),
            role=one.role,
            side=one.side,
            step=one.step,
            level=one.level,
            reach=Reach.UNREACHABLE,
            state=one.state,
            read_at=one.read_at,
            acted_at=one.acted_at,
        )
        for one in task.parties
    )
    documents = tuple(_untitled(one, task.number) for one in task.documents)
    return replace(
        task, title=task.number, parties=parties, documents=documents, fields=(), end_reason=None, waiting_for=None
    )


def _untitled(document: Document, number: str) -> Document:
    sources = tuple(replace(one, filename=number) for one in document.sources)
    attachments = tuple(replace(one, name=number) for one in document.attachments)
    return replace(document, filename=number, sources=sources, attachments=attachments)
