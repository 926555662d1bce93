from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Erasure, Ports, Transaction
from signing.ports.erasing import TASK
from signing.task.events import ERASED
from signing.task.model import ENDED_STATES, Document, Party, Reach, Task
from signing.usecases.erased_entries import bare_entries
from signing.usecases.erasure_register import note_done, show_register
from signing.usecases.retention_held import check_not_held
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

    NotAllowed `not-found`; Refusal `erase-running`, `erase-too-early`, `erase-years`, `held`."""
    check_years(after_years)
    async with ports.transaction() as tx:
        found = await tx.tasks.by_number(number)
        task = await tx.tasks.claim(found.id) if found else None
        if task is None:
            raise NotAllowed("not-found", number=number)
        if task.state not in ENDED_STATES or task.ended_at is None:
            raise Refusal("erase-running", number=number)
        until = kept_until(task, after_years)
        if ports.clock() < until:
            raise Refusal("erase-too-early", number=number, until=f"{until:%Y-%m-%d}")
        await check_not_held(tx, task)
        erased = await erase_in(ports, tx, operator, task, years=after_years)
    await show_register(ports)
    return erased


def check_years(years: int) -> None:
    if years < LEAST_YEARS:
        raise Refusal("erase-years", years=LEAST_YEARS)


def kept_until(task: Task, years: int) -> datetime:
    """As long the law wants kept what is said in it of people."""
    assert task.ended_at is not None, "asked of what has ended"
    return task.ended_at + years * YEAR


async def erase_in(ports: Ports, tx: Transaction, operator: Actor, task: Task, *, years: int) -> Erased:
    """The same of a claimed task, in the caller's transaction, which has looked whether it may be done and shows
    the register (`show_register`) after it."""
    rows = await tx.erasing.erase(task.id)
    bare = _without_people(task)
    if bare != task:
        await tx.tasks.save(replace(bare, version=task.version + 1), expected_version=task.version)
    await tx.finding.drop(task.id)
    entries, left = await bare_entries(tx, task.id)
    if entries or rows or bare != task:
        facts = {"entries": entries, "count": left}
        await record(tx, at=ports.clock(), kind=ERASED, actor=operator, task_id=task.id, facts=facts)
        await note_done(tx, Erasure(TASK, task.id, done_at=ports.clock(), years=years))
    return Erased(entries, left, rows)


def without_person(party: Party, language: str) -> Party:
    """Where it stands and what it has done; not who it was."""
    return Party(
        id=party.id,
        position=party.position,
        name=say(language, "erased-party", number=party.position + 1),
        role=party.role,
        side=party.side,
        step=party.step,
        level=party.level,
        reach=Reach.UNREACHABLE,
        state=party.state,
        read_at=party.read_at,
        acted_at=party.acted_at,
    )


def _without_people(task: Task) -> Task:
    parties = tuple(without_person(one, task.language) for one in task.parties)
    documents = tuple(_untitled(one, task.number) for one in task.documents)
    return replace(
        task, title=task.number, parties=parties, documents=documents, fields=(), end_reason=None, waiting_for=None
    )


def _untitled(document: Document, number: str) -> Document:
    sources = tuple(replace(one, filename=number) for one in document.sources)
    attachments = tuple(replace(one, name=number) for one in document.attachments)
    return replace(document, filename=number, sources=sources, attachments=attachments)
