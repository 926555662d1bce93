"""How a task ends before its completion: rejected, withdrawn, expired. Nothing usable is left behind."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signing.confirmation.links import token_hash
from signing.errors import NotAllowed, Refusal
from signing.task.model import Order, PartyState, Task, TaskState
from signing.usecases.expire_due import expire_due
from signing.usecases.nudge_due import nudge_due
from signing.usecases.reject_task import reject_task
from signing.usecases.sign_document import sign_document
from signing.usecases.withdraw_task import withdraw_task
from tests.sent_tasks import states
from tests.world import World


async def nothing_is_left(world: World, task: Task) -> None:
    async with world.ports.transaction() as tx:
        assert not [each for each in await tx.nudges.of_task(task.id) if each.claimed_at is None]
        assert not await tx.intents.open_of_task(task.id)
        for party in task.parties:
            code = await tx.codes.newest(task.id, party.id)
            assert code is None or code.used_at or code.voided_at
    for party in task.parties:
        if party.person_id is None:
            token = await world.invitation_token(task, party.id)
            async with world.ports.transaction() as tx:
                invitation = await tx.links.invitation(token_hash(token))
            assert invitation is not None and invitation.voided_at is not None


async def test_a_rejection_ends_the_task_and_everybody_else_learns_why(world: World) -> None:
    ann, bo, cy, late = [await world.person(name) for name in ("Ann", "李明", "王芳", "迟到")]
    task = await world.sent(ann, signers=[bo, cy, late, "外部客户"], order=Order.ALL_AT_ONCE)
    await world.sign(cy, task)
    code = await world.asks_code(late, task)
    task = await world.reject(bo, task, "第三条金额有误")
    assert task.state is TaskState.REJECTED and task.end_reason == "第三条金额有误"
    assert states(task) == {
        "李明": PartyState.REJECTED,
        "王芳": PartyState.SIGNED,
        "迟到": PartyState.ENDED,
        "外部客户": PartyState.ENDED,
    }
    for who in (ann, cy, late):
        [told] = [item for item in await world.outbox(who, "told") if item.facts["key"] == "told-rejected"]
        assert (told.facts["name"], told.facts["reason"]) == ("李明", "第三条金额有误")
    assert "told-rejected" not in await world.told(bo)
    await nothing_is_left(world, task)
    with pytest.raises(Refusal, match="task-ended"):
        await sign_document(world.ports, late, task.id, code=code)


async def test_an_approver_may_reject_too_and_a_viewer_may_not(world: World) -> None:
    legal, audit = await world.person("法务"), await world.person("审计")
    task = await world.sent(
        await world.person("Ann"), approvers=[legal], signers=[await world.person("李明")], viewers=[audit]
    )
    with pytest.raises(Refusal, match="nothing-to-do"):
        await world.reject(audit, task)
    assert (await world.reject(legal, task)).state is TaskState.REJECTED


@pytest.mark.parametrize(
    ("reason", "code"), [("", "reason-empty"), (" \n\t", "reason-empty"), ("长" * 501, "reason-too-long")]
)
async def test_a_reason_is_asked_for(world: World, reason: str, code: str) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    for end, who in ((reject_task, bo), (withdraw_task, ann)):
        with pytest.raises(Refusal, match=code):
            await end(world.ports, who, task.id, reason=reason)
    assert (await world.task(task)).version == task.version


async def test_after_they_have_signed_nobody_rejects(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    await world.sign(bo, task)
    with pytest.raises(Refusal, match="already-acted"):
        await world.reject(bo, task)


async def test_only_the_initiator_withdraws_and_the_parties_learn_of_it(world: World) -> None:
    ann, bo, boss = await world.person("Ann"), await world.person("李明"), await world.person("管理", admin=True)
    task = await world.sent(ann, signers=[bo, "外部客户"])
    code = await world.asks_code(bo, task)
    with pytest.raises(NotAllowed, match="initiator-only"):
        await withdraw_task(world.ports, bo, task.id, reason="改条款")
    with pytest.raises(NotAllowed, match="not-found"):
        await withdraw_task(world.ports, boss, task.id, reason="改条款")
    task = await withdraw_task(world.ports, ann, task.id, reason="改条款")
    assert task.state is TaskState.WITHDRAWN
    assert "told-withdrawn" in await world.told(bo) and "told-withdrawn" not in await world.told(ann)
    await nothing_is_left(world, task)
    with pytest.raises(Refusal, match="task-ended"):
        await sign_document(world.ports, bo, task.id, code=code)
    with pytest.raises(Refusal, match="task-ended"):
        await withdraw_task(world.ports, ann, task.id, reason="改条款")


async def test_once_everybody_has_acted_it_cannot_be_withdrawn(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sign(bo, await world.sent(ann, signers=[bo]))
    for why in ("everybody-acted", "task-ended"):  # closing, then completed
        with pytest.raises(Refusal, match=why):
            await withdraw_task(world.ports, ann, task.id, reason="改条款")
        await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED


async def test_the_deadline_ends_the_task_and_tells_everybody_once(world: World) -> None:
    ann, bo, cy, audit = [await world.person(name) for name in ("Ann", "李明", "王芳", "审计")]
    task = await world.sent(ann, signers=[bo, cy, "外部客户"], viewers=[audit], deadline=timedelta(hours=5))
    await world.sign(bo, task)
    code = await world.asks_code(cy, task)
    assert await expire_due(world.ports) == 0
    world.clock.advance(hours=5)
    assert sorted(await asyncio.gather(*(expire_due(world.ports) for _ in range(4)))) == [0, 0, 0, 1]
    task = await world.task(task)
    assert task.state is TaskState.EXPIRED
    assert states(task)["李明"] is PartyState.SIGNED and states(task)["王芳"] is PartyState.ENDED
    for who in (ann, bo, cy, audit):
        assert (await world.told(who)).count("told-expired") == 1
    await nothing_is_left(world, task)
    assert await nudge_due(world.ports) == 0
    with pytest.raises(Refusal, match="task-ended"):
        await sign_document(world.ports, cy, task.id, code=code)


async def test_who_was_never_asked_is_not_told_of_the_end(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER)
    await world.reject(bo, task)
    assert await world.outbox(cy) == []


@pytest.mark.parametrize(
    ("zone", "wall"),
    [
        ("Europe/Berlin", (2027, 3, 28, 2, 30)),  # does not exist
        ("Europe/Berlin", (2027, 10, 31, 2, 30)),  # exists twice
        ("America/New_York", (2027, 3, 14, 0, 0)),
        ("Asia/Shanghai", (2028, 2, 29, 0, 0)),
    ],
)
async def test_a_deadline_around_a_clock_change_comes_once(world: World, zone: str, wall: tuple[int, ...]) -> None:
    deadline = datetime(*wall, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[misc, arg-type]
    world.clock.now = deadline - timedelta(hours=3)
    await world.sent(await world.person("Ann"), signers=[await world.person("李明")], deadline=deadline)
    ended = []
    for _ in range(12):
        world.clock.advance(minutes=30)
        if await expire_due(world.ports):
            ended.append(world.clock.now)
    assert ended == [deadline]


async def test_no_deadline_never_ends(world: World) -> None:
    task = await world.sent(await world.person("Ann"), signers=[await world.person("李明")], deadline=None)
    world.clock.advance(days=300)
    assert await expire_due(world.ports) == 0
    assert (await world.task(task)).state is TaskState.AWAITING


async def test_many_late_tasks_end_in_one_tick_or_the_next(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    for _ in range(3):
        await world.sent(ann, signers=[bo], deadline=timedelta(hours=1))
    world.clock.advance(days=3)
    assert await expire_due(world.ports) == 3
    assert await expire_due(world.ports) == 0


async def test_signing_and_rejecting_at_once_leave_one_truth(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    code = await world.asks_code(bo, task)
    await asyncio.gather(world.confirm(bo, task, code), world.reject(cy, task), return_exceptions=True)
    task = await world.task(task)
    assert task.state is TaskState.REJECTED
    assert states(task)["李明"] in {PartyState.SIGNED, PartyState.ENDED}
