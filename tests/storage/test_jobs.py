from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest_asyncio

from signing.ports import Job
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored

LEASE_S = 60
LEASE = timedelta(seconds=LEASE_S)


@pytest_asyncio.fixture(autouse=True)
async def task(database: Database) -> None:
    await stored(database)


async def enqueue(database: Database, key: str, *, at: timedelta = timedelta(0)) -> None:
    async with database.transaction() as tx:
        await tx.jobs.enqueue(kind="close", task_id="task", key=key, run_at=NOW + at)


async def claim(database: Database, *, at: timedelta = timedelta(0)) -> Job | None:
    async with database.transaction() as tx:
        return await tx.jobs.claim(NOW + at, "worker", LEASE_S)


async def test_the_same_key_twice_is_one_job(database: Database) -> None:
    await asyncio.gather(*(enqueue(database, "a") for _ in range(5)))
    async with database.transaction() as tx:
        assert await tx.jobs.pending() == 1
    job = await claim(database)
    assert job is not None
    assert job == Job(job.id, "close", "task", "a", 1, NOW)
    assert await claim(database) is None


async def test_the_longest_due_job_comes_first_and_none_before_its_time(database: Database) -> None:
    await enqueue(database, "second")
    await enqueue(database, "first", at=-LEASE)
    await enqueue(database, "later", at=LEASE)
    got = [await claim(database), await claim(database), await claim(database)]
    assert [job and job.key for job in got] == ["first", "second", None]


async def test_workers_at_once_get_different_jobs(database: Database) -> None:
    for at in range(12):
        await enqueue(database, f"{at:02}")
    got = [job.key for job in await asyncio.gather(*(claim(database) for _ in range(16))) if job]
    assert len(got) == len(set(got))
    while job := await claim(database):
        got.append(job.key)
    assert sorted(got) == [f"{at:02}" for at in range(12)]


async def test_a_job_whose_worker_died_is_free_after_its_lease(database: Database) -> None:
    await enqueue(database, "a")
    first = await claim(database)
    assert await claim(database, at=LEASE - timedelta(seconds=1)) is None
    again = await claim(database, at=LEASE)
    assert first is not None and again is not None
    assert (again.id, again.attempts) == (first.id, 2)


async def test_a_finished_job_is_gone_and_may_be_asked_for_again(database: Database) -> None:
    await enqueue(database, "a")
    job = await claim(database)
    assert job is not None
    async with database.transaction() as tx:
        await tx.jobs.finish(job.id)
        assert await tx.jobs.pending() == 0
    await enqueue(database, "a")
    again = await claim(database)
    # Another id: a worker that wakes up late cannot finish somebody else's job.
    assert again is not None and again.id != job.id


async def test_a_postponed_job_waits_and_keeps_its_count(database: Database) -> None:
    await enqueue(database, "a")
    job = await claim(database)
    assert job is not None
    async with database.transaction() as tx:
        await tx.jobs.postpone(job.id, NOW + LEASE, "timestamp-unavailable")
        assert await tx.jobs.pending() == 1
    assert await claim(database) is None
    again = await claim(database, at=LEASE)
    assert again is not None and (again.attempts, again.run_at) == (2, NOW + LEASE)


async def test_a_job_of_a_transaction_that_failed_never_was(database: Database) -> None:
    try:
        async with database.transaction() as tx:
            await tx.jobs.enqueue(kind="close", task_id="task", key="a", run_at=NOW)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert await claim(database) is None
