"""Who signs does not make us read the document: a plan and the digest so far stand for it."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import update

from signing.pdf.prefix import KNOWN, prefix_of
from signing.pdf.verify import verify_pdf
from signing.task.model import Task, TaskState
from signing.usecases.do_jobs import do_next_job
from storage.tables import revisions
from tests.world import World


class Reads:
    """Which blobs were read."""

    def __init__(self, world: World) -> None:
        self.names: list[str] = []
        self._get = world.ports.blobs.get
        world.ports.blobs.get = self._noted  # type: ignore[method-assign]

    async def _noted(self, sha256: str) -> bytes:
        self.names.append(sha256)
        return await self._get(sha256)


def forget_all_digests() -> None:
    """As a restart does: so many other documents came that none of ours is in hand."""
    for number in range(KNOWN.at_most):
        KNOWN.keep(prefix_of(b"%d" % number))


async def two_to_sign(world: World) -> tuple[Task, list[Any]]:
    people = [await world.person("李明"), await world.person("王芳")]
    return await world.sent(await world.person("Ann"), signers=people), people


async def plans(world: World, task: Task) -> list[bool]:
    async with world.ports.transaction() as tx:
        found = await tx.revisions.of_task(task.id)
        return [await tx.revisions.plan(task.id, each.sha256) is not None for each in found]


async def valid(world: World, task: Task) -> bool:
    task = await world.task(task)
    assert task.document is not None
    data = await world.ports.blobs.get(task.document.current)
    roots = (world.ports.authority.root_der,)
    found = await asyncio.to_thread(verify_pdf, data, roots=roots, now=world.clock.now)
    return found.verdict == "valid"


async def test_neither_signing_nor_completing_reads_the_document(world: World) -> None:
    task, people = await two_to_sign(world)
    codes = [await world.asks_code(person, task) for person in people[:1]]
    reads = Reads(world)
    await world.confirm(people[0], task, codes[0])
    assert reads.names == []
    code = await world.asks_code(people[1], task)
    reads.names.clear()
    await world.confirm(people[1], task, code)
    assert await do_next_job(world.ports, "closes")  # the reports after it do read what they carry
    assert reads.names == []
    assert (await world.task(task)).state is TaskState.COMPLETED
    assert await valid(world, task)


async def test_only_the_newest_revision_has_a_plan(world: World) -> None:
    task, people = await two_to_sign(world)
    assert await plans(world, task) == [True]
    task = await world.sign(people[0], task)
    assert await plans(world, task) == [False, True]
    await world.sign(people[1], task)
    await world.work()
    assert await plans(world, task) == [False, False, False, False]


async def test_after_a_restart_the_document_is_read_once(world: World) -> None:
    task, people = await two_to_sign(world)
    forget_all_digests()
    code = await world.asks_code(people[0], task)
    reads = Reads(world)
    await world.confirm(people[0], task, code)
    assert task.document is not None and reads.names == [task.document.current]
    await world.sign(people[1], task)
    await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED
    assert await valid(world, task)


async def test_a_task_from_before_plans_is_signed_and_has_one_from_then_on(world: World) -> None:
    task, people = await two_to_sign(world)
    async with world.database.engine.begin() as connection:
        await connection.execute(update(revisions).values(plan=None))
    task = await world.sign(people[0], task)
    assert await plans(world, task) == [False, True]
    assert await valid(world, task)


async def test_what_is_stored_of_a_revision_is_its_section_alone(world: World) -> None:
    task, people = await two_to_sign(world)
    task = await world.sign(people[0], task)
    assert task.document is not None
    await world.blobs.settle()
    folder = world.folder / "blobs" / task.document.current[:2]
    (file,) = folder.glob(f"{task.document.current}*")
    assert file.suffix == ".after" and file.stat().st_size < 40_000
    assert KNOWN.find(task.document.current) is not None
