"""No time stamp: no silent downgrade. The task waits, says for what, and goes on by itself."""

from __future__ import annotations

import pytest

from signing.errors import Refusal
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.model import PartyState, Task, TaskState
from signing.usecases.expire_due import expire_due
from signing.usecases.finish_intents import finish_intents
from signing.usecases.sign_document import sign_document
from signing.usecases.status import status
from tests.sent_tasks import states
from tests.world import World


async def heard(world: World, admin: Actor) -> list[str]:
    return [item.facts["code"] for item in await world.outbox(admin, "attention")]


async def event_kinds(world: World, task: Task) -> list[str]:
    async with world.ports.transaction() as tx:
        return [entry.kind for entry in await tx.audit.of_task(task.id)]


async def test_a_signature_without_a_time_stamp_waits_and_heals(world: World) -> None:
    boss, bo, cy = await world.person("管理", admin=True), await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    world.stamps.away = True
    task = await world.sign(bo, task)
    assert states(task)["李明"] is PartyState.SIGNING and task.waiting_for == "timestamp-unavailable"
    assert await heard(world, boss) == ["timestamp-unavailable"]
    async with world.ports.transaction() as tx:
        assert [each.kind for each in await tx.revisions.of_task(task.id)] == ["base"]

    for _ in range(4):  # tried again and again, told once
        world.clock.advance(minutes=16)
        assert await world.work() == 1
    assert await heard(world, boss) == ["timestamp-unavailable"]
    assert (await event_kinds(world, task)).count(kinds.WAITING) == 1

    world.stamps.away = False
    world.clock.advance(minutes=16)
    assert await world.work() == 1
    task = await world.task(task)
    assert states(task)["李明"] is PartyState.SIGNED and task.waiting_for is None
    assert (await event_kinds(world, task)).count(kinds.RESUMED) == 1
    assert await world.work() == 0


async def test_while_it_waits_the_next_signer_keeps_their_code(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    code = await world.asks_code(cy, task)
    world.stamps.away = True
    await world.sign(bo, task)
    with pytest.raises(Refusal, match="signing-busy"):
        await sign_document(world.ports, cy, task.id, code=code)


async def test_what_waits_is_left_to_its_job_by_the_timer_but_not_at_start(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    world.stamps.away = True
    await world.sign(bo, task)
    world.stamps.away = False
    world.clock.advance(minutes=5)
    assert await finish_intents(world.ports) == 0
    assert await finish_intents(world.ports, older_than_s=0) == 1
    assert (await world.task(task)).state is TaskState.CLOSING


async def test_a_signature_given_in_time_outlives_the_deadline_while_it_waits(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    world.stamps.away = True
    await world.sign(bo, task)
    world.clock.advance(days=8)
    assert await expire_due(world.ports) == 0
    world.stamps.away = False
    await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED


async def test_completion_waits_for_its_archive_time_stamp(world: World) -> None:
    boss, ann, bo = await world.person("管理", admin=True), await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    task = await world.sign(bo, task)
    world.stamps.away = True
    await world.work()
    task = await world.task(task)
    assert (task.state, task.waiting_for) == (TaskState.CLOSING, "timestamp-unavailable")
    assert await heard(world, boss) == ["timestamp-unavailable"]
    assert task in (await status(world.ports, boss)).overdue, "it is shown among what needs attention"
    assert not await world.outbox(bo, "copy")

    world.stamps.away = False
    world.clock.advance(minutes=16)
    await world.work()
    task = await world.task(task)
    assert (task.state, task.waiting_for) == (TaskState.COMPLETED, None)
    assert len(await world.outbox(bo, "copy")) == 1


async def test_the_job_backs_off_to_a_quarter_of_an_hour_and_never_gives_up(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sign(bo, await world.sent(await world.person("Ann"), signers=[bo]))
    world.stamps.away = True
    tries = 0
    for _ in range(3 * 60):  # three hours, looked at every minute
        tries += await world.work()
        world.clock.advance(minutes=1)
    assert 12 <= tries <= 20
    world.stamps.away = False
    world.clock.advance(minutes=16)
    await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED
