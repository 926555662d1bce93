from __future__ import annotations

import asyncio

import pytest

from signing.audit.chain import record, verify_chain
from signing.ports import Actor, AuditEntry
from storage.unit_of_work import Database
from tests.sent_tasks import NOW

ACTOR = Actor("p-甲方", "page", "::1", "Mozilla")
# What other encodings lose: large and small floats, order, escapes, what JSON of a database may rewrite.
FACTS = {"z": 1e22, "a": [0.1, 2.0, -0.0, 2**60], "字": "印信\u0000\u2028", "none": None, "deep": {"b": True}}


async def append(database: Database, task_id: str | None, **facts: object) -> AuditEntry:
    async with database.transaction() as tx:
        return await record(tx, at=NOW, kind="read", actor=ACTOR, task_id=task_id, facts=facts)


async def test_a_chain_holds_after_it_was_stored_and_read(database: Database) -> None:
    entries = [
        await append(database, "task", **FACTS),
        await append(database, "task"),
        await append(database, "task"),
    ]
    async with database.transaction() as tx:
        read = await tx.audit.of_task("task")
        assert await tx.audit.head("task") == entries[-1]
        assert await tx.audit.head("none") is None
    assert read == entries
    assert verify_chain(read, "task", anchored_head=entries[-1].hash) is None


async def test_chains_do_not_mix(database: Database) -> None:
    await append(database, "one")
    await append(database, None)
    await append(database, "two")
    async with database.transaction() as tx:
        for chain in ("one", "two", None):
            entries = await tx.audit.of_task(chain)
            assert len(entries) == 1 and verify_chain(entries, chain) is None


@pytest.mark.parametrize("chain", ["task", None])
async def test_appenders_at_once_leave_no_gap(database: Database, chain: str | None) -> None:
    await asyncio.gather(*(append(database, chain, at=at) for at in range(25)))
    async with database.transaction() as tx:
        entries = await tx.audit.of_task(chain)
    assert len(entries) == 25
    assert verify_chain(entries, chain) is None
    assert sorted(entry.facts["at"] for entry in entries) == list(range(25))


async def test_an_edited_entry_is_found(database: Database) -> None:
    for _ in range(3):
        await append(database, "task", name="李明")
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("""UPDATE audit SET facts = '{"name": "王芳"}' WHERE number = 1""")
    async with database.transaction() as tx:
        problem = verify_chain(await tx.audit.of_task("task"), "task")
    assert problem is not None and (problem.number, problem.what) == (1, "content")
