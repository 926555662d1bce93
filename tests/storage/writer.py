"""A process that writes until it is killed: `python -m tests.storage.writer URL CHAIN [TRANSACTIONS]`. Each
transaction appends to the audit chain and counts a task up; what has been committed is printed."""

from __future__ import annotations

import asyncio
import itertools
import sys
from dataclasses import replace

from signing.audit.chain import record
from signing.ports import SYSTEM
from storage.unit_of_work import Database, open_database
from tests.sent_tasks import NOW
from tests.storage.databases import KEY


async def write(database: Database, chain: str, transactions: int | None) -> None:
    await database.migrate()
    for at in itertools.count() if transactions is None else range(transactions):
        async with database.transaction() as tx:
            task = await tx.tasks.claim("task")
            assert task is not None
            entry = await record(tx, at=NOW, kind="read", actor=SYSTEM, task_id=chain, facts={"at": at})
            await tx.tasks.save(replace(task, version=task.version + 1), expected_version=task.version)
        print(entry.number, task.version + 1, flush=True)
    await database.close()


if __name__ == "__main__":
    url, chain, *limit = sys.argv[1:]
    asyncio.run(write(open_database(url, KEY), chain, int(limit[0]) if limit else None))
