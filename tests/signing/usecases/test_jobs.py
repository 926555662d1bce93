"""Our own work: put off with back-off, taken over after a crash, never lost, and the admins hear of trouble."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from signing.task.model import Task, TaskState
from signing.usecases.do_jobs import LEASE_S, do_next_job
from tests.faulty import Died
from tests.world import World


async def about_to_close(world: World) -> Task:
    bo = await world.person("李明")
    return await world.sign(bo, await world.sent(await world.person("Ann"), signers=[bo]))


async def blob_of(world: World, task: Task) -> Path:
    await world.blobs.settle()
    assert task.document is not None
    (file,) = (world.folder / "blobs" / task.document.current[:2]).glob(f"{task.document.current}*")
    return file


async def test_trouble_is_told_to_the_admins_once_and_the_work_goes_on_trying(world: World) -> None:
    boss = await world.person("管理", admin=True)
    task = await about_to_close(world)
    file = await blob_of(world, task)
    aside = file.rename(file.with_suffix(".aside"))
    for attempt in range(1, 7):
        assert await world.work() >= 1  # the finished signature's safety net may come by, too
        told = await world.told(boss)
        assert told == (["told-trouble"] if attempt >= 3 else [])
        assert await world.work() == 0, "put off, not tried in a circle"
        world.clock.advance(minutes=16)
    aside.rename(file)
    assert await world.work() == 3, "completed, and a report for both"
    assert (await world.task(task)).state is TaskState.COMPLETED


async def test_two_workers_complete_a_task_once(world: World) -> None:
    task = await about_to_close(world)
    done = await asyncio.gather(*(do_next_job(world.ports, f"worker {at}") for at in range(4)))
    assert done.count(True) == 1
    async with world.ports.transaction() as tx:
        assert [each.kind for each in await tx.revisions.of_task(task.id)] == ["base", "party", "close"]


@pytest.mark.parametrize("point", ["blob", "commit", "committed"])
async def test_a_worker_that_dies_is_followed_by_another_after_its_lease(world: World, point: str) -> None:
    task = await about_to_close(world)
    # Claiming the job and reading the task come first; the third is the one that stores.
    world.faults.dies_at(point, after=0 if point == "blob" else 2)
    with pytest.raises(Died):
        await do_next_job(world.ports, "first")
    await world.restart()
    reports = 2 if point == "committed" else 0
    for _ in range(reports):
        assert await do_next_job(world.ports, "second"), "the reports for both"
    assert not await do_next_job(world.ports, "second"), "the first may still be at it"
    world.clock.advance(seconds=LEASE_S)
    assert await do_next_job(world.ports, "second")
    assert (await world.task(task)).state is TaskState.COMPLETED
    async with world.ports.transaction() as tx:
        assert [each.kind for each in await tx.revisions.of_task(task.id)] == ["base", "party", "close"]
        assert await tx.jobs.pending() == 4 - reports, "safety net, renewal in years, and the reports not yet made"
    for person in {task.initiator_id, task.parties[0].person_id}:
        copies = [item for item in await world.outbox(kind="copy") if item.person_id == person]
        assert len(copies) == 1


async def test_the_safety_net_of_a_finished_signature_finds_nothing_to_do(world: World) -> None:
    task = await about_to_close(world)
    await world.work()
    world.clock.advance(seconds=61)
    assert await world.work() == 1
    assert (await world.task(task)).state is TaskState.COMPLETED
