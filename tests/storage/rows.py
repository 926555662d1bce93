"""Tasks and people in the database, in words: `await stored(database, sent(signer("甲方")))`."""

from __future__ import annotations

import zlib
from dataclasses import replace

from signing.task.model import Person, Task
from storage.unit_of_work import Database
from tests.sent_tasks import sent, signer


def person(person_id: str, telegram_id: int | None = None, **facts: object) -> Person:
    number = zlib.crc32(person_id.encode()) if telegram_id is None else telegram_id
    return replace(Person(person_id, number, person_id), **facts)  # type: ignore[arg-type]


async def people(database: Database, *ids: str) -> None:
    async with database.transaction() as tx:
        for each in ids:
            if await tx.people.get(each) is None:
                await tx.people.add(person(each))


async def stored(database: Database, task: Task | None = None, **changes: object) -> Task:
    """The task with everybody it names. Without one: a sent task with one signer 甲方."""
    task = replace(task or sent(signer("甲方")), **changes)  # type: ignore[arg-type]
    named = [task.initiator_id, *(party.person_id for party in task.parties if party.person_id)]
    await people(database, *named)
    async with database.transaction() as tx:
        await tx.tasks.add(task)
    return task
