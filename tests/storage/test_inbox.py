from __future__ import annotations

import asyncio

import pytest

from storage.unit_of_work import Database
from tests.sent_tasks import NOW


async def test_an_update_is_stored_once_however_often_it_comes(database: Database) -> None:
    async def store() -> bool:
        async with database.transaction() as tx:
            return await tx.inbox.store(2**33, {"text": "你好"}, NOW)

    assert sorted(await asyncio.gather(*(store() for _ in range(10)))) == [False] * 9 + [True]
    async with database.transaction() as tx:
        assert await tx.inbox.waiting(10) == [(2**33, {"text": "你好"})]


async def test_updates_wait_in_the_order_of_their_arrival_until_done(database: Database) -> None:
    async with database.transaction() as tx:
        for update_id in (7, 8, 3):  # ids start anywhere again after a quiet week
            await tx.inbox.store(update_id, {"update_id": update_id}, NOW)
        assert [each[0] for each in await tx.inbox.waiting(2)] == [7, 8]
        await tx.inbox.done(7)
        await tx.inbox.done(8, "ValueError")
        assert [each[0] for each in await tx.inbox.waiting(9)] == [3]
        assert await tx.inbox.last_id() == 3
        assert not await tx.inbox.store(7, {}, NOW)


async def test_attempts_are_counted(database: Database) -> None:
    async with database.transaction() as tx:
        assert await tx.inbox.last_id() is None
        await tx.inbox.store(1, {}, NOW)
        assert [await tx.inbox.attempt(1) for _ in range(3)] == [1, 2, 3]
        with pytest.raises(LookupError):
            await tx.inbox.attempt(2)


async def test_what_was_typed_is_wiped_once_processed(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.inbox.store(1, {"text": "482913"}, NOW)
        await tx.inbox.done(1)
    async with database.engine.connect() as connection:
        assert "482913" not in str((await connection.exec_driver_sql("SELECT * FROM inbox")).all())
