"""What other processes do to us: they write too, they hold the lock, they are killed."""

from __future__ import annotations

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from signing.audit.chain import verify_chain
from storage.unit_of_work import Database, open_database
from tests.sent_tasks import sent, signer
from tests.storage.conftest import POSTGRES
from tests.storage.databases import KEY, postgres_url, sqlite_url
from tests.storage.postgres import execute
from tests.storage.rows import stored

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow

END_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 't\\_%'"


@pytest.fixture(params=["sqlite", POSTGRES])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return sqlite_url(tmp_path) if request.param == "sqlite" else postgres_url()


async def start(*arguments: str) -> Process:
    return await create_subprocess_exec(sys.executable, *arguments, cwd=ROOT, stdout=PIPE, stderr=PIPE)


async def prepared(url: str) -> Database:
    database = open_database(url, KEY)
    task = sent(signer("甲方"))
    await stored(database, replace(task, version=1))
    return database


async def check(database: Database, chain: str, acknowledged: list[str]) -> None:
    """Chain and task moved together, nothing acknowledged is gone, and at most one commit was not acknowledged."""
    async with database.transaction() as tx:
        entries = await tx.audit.of_task(chain)
        task = await tx.tasks.get("task")
        if database.engine.dialect.name == "sqlite":
            assert await integrity(database, tx) == "ok"
    assert verify_chain(entries, chain) is None
    assert len(acknowledged) <= len(entries) <= len(acknowledged) + 1
    assert task is not None and task.version == 1 + len(entries)


async def integrity(database: Database, tx: object) -> str:
    connection = tx._connection  # type: ignore[attr-defined]
    return str((await connection.exec_driver_sql("PRAGMA integrity_check")).scalar())


@pytest.mark.parametrize("moment_s", [0.03, 0.11, 0.3])
async def test_a_writer_killed_at_any_moment_loses_nothing_it_acknowledged(url: str, moment_s: float) -> None:
    database = await prepared(url)
    writer = await start("-m", "tests.storage.writer", url, "task")
    assert writer.stdout is not None
    lines = [await asyncio.wait_for(writer.stdout.readline(), 60)]
    await asyncio.sleep(moment_s)
    writer.send_signal(signal.SIGKILL)
    lines += (await writer.stdout.read()).splitlines(keepends=True)
    await writer.wait()
    acknowledged = [line.decode() for line in lines if line.endswith(b"\n")]
    assert acknowledged and acknowledged[0].startswith("0 ")
    await check(database, "task", acknowledged)
    await stored(database, id="after", number="after")  # and the lock went with it
    await database.close()


async def test_processes_that_write_at_once_wait_for_each_other(url: str) -> None:
    database = await prepared(url)
    writers = [await start("-m", "tests.storage.writer", url, "task", "40") for _ in range(3)]
    for writer in writers:
        _, errors = await asyncio.wait_for(writer.communicate(), 120)
        assert writer.returncode == 0, errors.decode()
    await check(database, "task", ["…"] * 120)
    await database.close()


@pytest.mark.postgres
async def test_a_connection_cut_by_the_server_costs_one_transaction() -> None:
    url = postgres_url()
    database = await prepared(url)
    with pytest.raises(OperationalError):
        async with database.transaction() as tx:
            await tx.tasks.next_number("261124")
            await asyncio.to_thread(execute, END_OTHERS)
            await tx.tasks.next_number("261124")
    await asyncio.to_thread(execute, END_OTHERS)  # and the pool's idle ones, as a restart does
    async with database.transaction() as tx:
        assert await tx.tasks.next_number("261124") == "YX-261124-0001"
    await database.close()
