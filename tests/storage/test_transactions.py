from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager

import pytest

from signing.ports import Transaction
from storage.engines import database_url
from storage.unit_of_work import Database, open_database
from tests.storage.rows import people, person


async def names(database: Database) -> set[str]:
    async with database.transaction() as tx:
        found = [await tx.people.get(each) for each in ("one", "two", "three")]
    return {each.id for each in found if each}


async def test_the_transaction_is_the_one_the_rules_ask_for(database: Database) -> None:
    asked: AbstractAsyncContextManager[Transaction] = database.transaction()
    async with asked as tx:
        wanted = {name for name in vars(Transaction) if not name.startswith("_")}
        assert wanted and all(getattr(tx, name) is not None for name in wanted)


async def test_what_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as tx:
            await tx.people.add(person("one"))
            assert 1 / 0
    assert await names(database) == set()


async def test_a_row_that_breaks_a_rule_undoes_the_ones_before_it(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)unique"):
        async with database.transaction() as tx:
            await tx.people.add(person("one", 1))
            await tx.people.add(person("two", 1))
    assert await names(database) == set()


async def test_a_foreign_key_is_kept(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with database.transaction() as tx:
            await tx.outbox.put(key="a", kind="told", person_id="nobody")


async def test_a_cancelled_transaction_leaves_nothing_and_blocks_nobody(database: Database) -> None:
    written = asyncio.Event()

    async def never_done() -> None:
        async with database.transaction() as tx:
            await tx.people.add(person("one"))
            written.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(never_done())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await people(database, "two")
    assert await names(database) == {"two"}


async def test_transactions_cancelled_at_any_moment_block_nobody(database: Database) -> None:
    async def write(at: int) -> None:
        async with database.transaction() as tx:
            await tx.people.add(person(f"p{at}", at))
            await tx.people.get("one")

    for rounds in range(40):
        task = asyncio.create_task(write(rounds))
        other = asyncio.create_task(write(1000 + rounds))
        await asyncio.sleep(rounds * 0.0002)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await other
    await asyncio.wait_for(people(database, "one"), 20)
    assert await names(database) == {"one"}


async def test_a_transaction_inside_a_transaction_is_a_mistake_not_a_deadlock(database: Database) -> None:
    async with database.transaction():
        with pytest.raises(RuntimeError, match="inside a transaction"):
            async with database.transaction():
                pass
    assert await names(database) == set()


async def test_transactions_at_once_all_get_their_turn(database: Database) -> None:
    await asyncio.gather(*(people(database, f"p{at}") for at in range(60)))
    async with database.transaction() as tx:
        assert all([await tx.people.get(f"p{at}") for at in range(60)])


async def test_the_database_is_set_up_for_power_cuts(database: Database) -> None:
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}
    async with database.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            assert (await connection.exec_driver_sql("SHOW synchronous_commit")).scalar() == "on"
            assert (await connection.exec_driver_sql("SHOW timezone")).scalar() == "UTC"
            return
        for pragma, value in asked.items():
            assert (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar() == value


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_any_other_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="neither a SQLite file nor PostgreSQL"):
        open_database(url)


def test_a_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(ValueError, match="neither") as caught:
        database_url("mysql://root:hunter2@host/name")
    assert "hunter2" not in str(caught.value)
