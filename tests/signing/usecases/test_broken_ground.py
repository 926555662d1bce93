"""What we stand on gives way: a disk that is full or read-only, rows that cannot be written, a connection cut
after COMMIT was sent. Nothing is called done that is not, and one signature comes of it in the end."""

from __future__ import annotations

import asyncio
import errno
import os
from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError

from signing.errors import Refusal
from signing.ports import Actor, TaskFilter
from signing.task.model import Task, TaskState
from signing.usecases.create_task import create_task
from signing.usecases.finish_intents import finish_intents
from signing.usecases.sign_document import sign_document
from storage.vault import Vault
from tests.invariants import check_every_task
from tests.pdfs import contract
from tests.storage.databases import postgres_database
from tests.world import World


async def to_sign(world: World) -> tuple[Actor, Task, str]:
    bo = await world.person("李明")
    await world.person("管理", admin=True)
    task = await world.sent(await world.person("Ann"), signers=[bo])
    return bo, task, await world.asks_code(bo, task)


async def healed(world: World, bo: Actor, task: Task, code: str) -> None:
    """They try again, a restart looks for what is open, and the job does the rest: one signature."""
    try:
        await sign_document(world.ports, bo, task.id, code=code)
    except Refusal as refusal:
        assert refusal.code in {"signing-busy", "already-acted", "code-over", "task-over"}
    await world.restart()
    await finish_intents(world.ports)
    world.clock.advance(minutes=20)
    await world.work()
    if (await world.task(task)).state is TaskState.AWAITING:  # it was as if nothing had been said
        await world.sign(bo, task)
        await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED
    async with world.ports.transaction() as tx:
        assert [each.kind for each in await tx.revisions.of_task(task.id)] == ["base", "party", "close"]


@pytest.mark.parametrize("which", [0, 1], ids=["intent", "signature"])
@pytest.mark.parametrize("point", ["commit", "committed"], ids=["rows cannot be written", "cut after COMMIT"])
async def test_a_transaction_of_a_signature_fails(
    world: World, monkeypatch: pytest.MonkeyPatch, point: str, which: int
) -> None:
    bo, task, code = await to_sign(world)
    seen = 0

    def reach(at: str) -> None:
        nonlocal seen
        if at == point:
            seen += 1
            if seen == which + 1:
                raise OperationalError("COMMIT", None, Exception("server closed the connection unexpectedly"))

    with monkeypatch.context() as during:
        during.setattr(world.faults, "reach", reach)
        with pytest.raises(OperationalError):
            await sign_document(world.ports, bo, task.id, code=code)
    assert seen >= which + 1
    await healed(world, bo, task, code)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EIO], ids=["full", "read-only", "broken"])
async def test_a_disk_that_takes_no_signature(world: World, monkeypatch: pytest.MonkeyPatch, fault: int) -> None:
    bo, task, code = await to_sign(world)

    async def refuses(*_: object, **__: object) -> str:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as during:
        for name in ("put", "put_appended"):
            during.setattr(world.blobs, name, refuses)
        with pytest.raises(OSError, match=os.strerror(fault)):
            await sign_document(world.ports, bo, task.id, code=code)
        assert (await world.task(task)).state is TaskState.AWAITING, "never shown as done"
    await healed(world, bo, task, code)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS], ids=["full", "read-only"])
async def test_a_disk_that_takes_no_upload_leaves_no_draft(
    world: World, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    ann = await world.person("Ann")

    async def refuses(*_: object, **__: object) -> str:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as during:
        during.setattr(world.blobs, "put", refuses)
        with pytest.raises(OSError, match=os.strerror(fault)):
            await create_task(world.ports, ann, filename="a.pdf", data=contract())
    async with world.ports.transaction() as tx:
        assert not await tx.tasks.find(TaskFilter(initiator_id=ann.person_id))
    assert (await create_task(world.ports, ann, filename="a.pdf", data=contract())).task.state is TaskState.DRAFT


@pytest.mark.slow
@pytest.mark.postgres
async def test_the_right_code_twenty_times_at_once_on_postgresql_is_one_signature(world: World) -> None:
    async with postgres_database() as database:
        own, world.database = world.database, database
        world.ports = replace(world.ports, vault=Vault(world._key, database))
        bo, task, code = await to_sign(world)
        said = await asyncio.gather(
            *(sign_document(world.ports, bo, task.id, code=code) for _ in range(20)), return_exceptions=True
        )
        assert sum(isinstance(each, Task) for each in said) == 1
        assert {each.code for each in said if isinstance(each, Refusal)} <= {"signing-busy", "already-acted"}
        assert sum(isinstance(each, Task | Refusal) for each in said) == 20
        async with world.ports.transaction() as tx:
            assert [each.kind for each in await tx.revisions.of_task(task.id)] == ["base", "party"]
        await check_every_task(world)
        world.database = own
