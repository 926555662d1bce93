"""Reminders before the deadline: each slot once, at decent hours, never too many."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signing.ports import Actor
from signing.task.model import Order, ReminderPlan, Task
from signing.usecases.expire_due import expire_due
from signing.usecases.note_block import note_block
from signing.usecases.nudge_due import nudge_due
from tests.world import START, World

SHANGHAI = ZoneInfo("Asia/Shanghai")


async def nudged(world: World, who: Actor) -> list[str]:
    """The slots that went out to this person."""
    return [item.key.rsplit(":", 1)[1] for item in await world.outbox(who, "nudge")]


async def skipped(world: World, task: Task) -> dict[str, str | None]:
    async with world.ports.transaction() as tx:
        return {each.slot: each.skipped for each in await tx.nudges.of_task(task.id) if each.claimed_at}


async def tick_until(
    world: World, end: datetime, every: timedelta = timedelta(hours=1), restarts: bool = False
) -> None:
    while world.clock.now < end:
        world.clock.now += every
        await nudge_due(world.ports)
        await expire_due(world.ports)
        if restarts:
            await world.restart()


async def test_each_slot_goes_out_once_however_often_the_process_restarts(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    assert task.deadline is not None
    await tick_until(world, task.deadline + timedelta(days=1), restarts=True)
    assert Counter(await nudged(world, bo)) == {"h72": 1, "h24": 1, "h3": 1}
    assert Counter(await nudged(world, cy)) == {"h72": 1, "h24": 1, "h3": 1}


async def test_five_schedulers_at_once_send_one_nudge(world: World) -> None:
    bo = await world.person("李明")
    await world.sent(await world.person("Ann"), signers=[bo], deadline=timedelta(days=3, minutes=5))
    world.clock.advance(minutes=10)
    assert sorted(await asyncio.gather(*(nudge_due(world.ports) for _ in range(5)))) == [0, 0, 0, 0, 1]


async def test_a_clock_set_back_sends_nothing_again(world: World) -> None:
    bo = await world.person("李明")
    await world.sent(await world.person("Ann"), signers=[bo], deadline=timedelta(days=3, minutes=5))
    world.clock.advance(minutes=10)
    assert await nudge_due(world.ports) == 1
    world.clock.advance(hours=-2)
    assert await nudge_due(world.ports) == 0
    world.clock.advance(hours=2)
    assert await nudge_due(world.ports) == 0


async def test_the_scheduler_down_for_three_days_means_one_nudge(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo], deadline=timedelta(days=3, hours=2))
    world.clock.advance(days=3)  # 11:00 in Shanghai again; h72, h24 and h3 are all due
    assert await nudge_due(world.ports) == 1
    assert await nudged(world, bo) == ["h3"]
    assert await skipped(world, task) == {"h72": "late", "h24": "late", "h3": None}


async def test_a_nudge_half_a_day_late_says_the_wrong_thing_and_is_skipped(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo], deadline=timedelta(days=4))
    world.clock.advance(days=1, hours=12, minutes=1)
    assert await nudge_due(world.ports) == 0
    assert await skipped(world, task) == {"h72": "late"}


async def test_after_the_deadline_nobody_is_nudged(world: World) -> None:
    bo = await world.person("李明")
    await world.sent(await world.person("Ann"), signers=[bo])
    world.clock.advance(days=7)
    assert await nudge_due(world.ports) == 0


async def test_whoever_has_acted_is_left_in_peace_and_whose_turn_has_not_come_too(world: World) -> None:
    bo, cy, dan = await world.person("李明"), await world.person("王芳"), await world.person("丹")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy, dan], order=Order.ONE_AFTER_ANOTHER)
    await world.sign(bo, task)
    world.clock.advance(days=4, minutes=1)
    assert await nudge_due(world.ports) == 1
    assert await nudged(world, cy) == ["h72"]
    async with world.ports.transaction() as tx:
        due = {each.party_id: each.skipped for each in await tx.nudges.of_task(task.id) if each.claimed_at}
    assert due == dict(zip([party.id for party in task.parties], ["acted", None, "not-their-turn"], strict=True))


async def test_the_quiet_hours_are_the_readers_and_move_a_nudge_to_their_morning(world: World) -> None:
    """h72 is due at 11:00 in Shanghai, which is 22:00 in New York."""
    bo = await world.person("李明")
    eve = await world.person("Eve", language="en", zone="America/New_York")
    await world.sent(await world.person("Ann"), signers=[bo, eve])
    world.clock.advance(days=4)
    assert await nudge_due(world.ports) == 1
    assert (await nudged(world, bo), await nudged(world, eve)) == (["h72"], [])
    world.clock.advance(hours=9, minutes=59)  # 7:59 there
    assert await nudge_due(world.ports) == 0
    world.clock.advance(minutes=1)
    assert await nudge_due(world.ports) == 1
    assert await nudged(world, eve) == ["h72-q"]


async def test_a_nudge_that_would_move_past_the_deadline_is_not_sent(world: World) -> None:
    """Deadline 6:00 in Shanghai: three hours before is 3:00, the quiet hours end at 8:00."""
    bo = await world.person("李明")
    deadline = datetime(2026, 11, 26, 6, 0, tzinfo=SHANGHAI).astimezone(UTC)
    task = await world.sent(
        await world.person("Ann"), signers=[bo], deadline=deadline, reminders=ReminderPlan(hours_before=(3,))
    )
    await tick_until(world, deadline + timedelta(days=1), every=timedelta(minutes=30))
    assert await nudged(world, bo) == [] and await skipped(world, task) == {"h3": "quiet"}


@pytest.mark.parametrize(
    ("zone", "deadline"),
    [
        ("Europe/Berlin", datetime(2027, 3, 28, 9, 0, tzinfo=UTC)),  # clocks go forward at 1:00 UTC that night
        ("Europe/Berlin", datetime(2027, 10, 31, 9, 0, tzinfo=UTC)),  # and back
        ("America/New_York", datetime(2027, 3, 14, 14, 0, tzinfo=UTC)),
        ("America/New_York", datetime(2027, 11, 7, 14, 0, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2027, 4, 4, 3, 0, tzinfo=UTC)),  # by half an hour
    ],
)
async def test_when_the_clocks_change_each_slot_still_goes_out_once_in_waking_hours(
    world: World, zone: str, deadline: datetime
) -> None:
    world.clock.now = deadline - timedelta(days=4)
    eve = await world.person("Eve", language="en", zone=zone)
    plan = ReminderPlan(hours_before=(72, 24, 9, 8, 7, 6, 3))
    await world.sent(await world.person("Ann"), signers=[eve], deadline=deadline, reminders=plan)
    hours = []
    while world.clock.now < deadline:
        world.clock.advance(minutes=30)
        if await nudge_due(world.ports):
            hours.append(world.clock.now.astimezone(ZoneInfo(zone)).hour)
    slots = await nudged(world, eve)
    assert len(slots) == len(set(slots)) >= 3
    assert hours and all(8 <= hour < 22 for hour in hours), hours


async def test_a_cap_per_person_holds_whatever_the_senders_do(world: World) -> None:
    bo = await world.person("李明")
    cap = world.ports.installation.nudges_per_person_per_day
    for at in range(cap + 3):
        await world.sent(
            await world.person(f"发起人{at}"), signers=[bo], deadline=timedelta(days=3, minutes=5 + at)
        )
    for _ in range(20):
        world.clock.advance(minutes=1)
        await nudge_due(world.ports)
    assert len(await nudged(world, bo)) == cap
    await tick_until(world, START + timedelta(days=1, hours=3))
    assert len(await nudged(world, bo)) == cap
    world.clock.now = START + timedelta(days=2, minutes=30)
    await nudge_due(world.ports)
    [digest] = await world.outbox(bo, "digest")
    assert len(digest.facts["tasks"]) == cap + 3, "what is due at once is one message, and counts as one"


async def test_who_has_blocked_the_bot_or_has_not_come_yet_gets_none(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo, "外部客户"])
    await note_block(world.ports, bo, blocked=True)
    world.clock.advance(days=4, minutes=1)
    assert await nudge_due(world.ports) == 0
    assert set((await skipped(world, task)).values()) == {"unreachable"}


async def test_a_nudge_says_what_is_asked_and_until_when_and_is_never_repeated(world: World) -> None:
    bo, legal = await world.person("李明"), await world.person("法务")
    task = await world.sent(await world.person("Ann"), signers=[bo], approvers=[legal])
    world.clock.advance(days=4, minutes=1)
    assert await nudge_due(world.ports) == 2
    [to_bo], [to_legal] = await world.outbox(bo, "nudge"), await world.outbox(legal, "nudge")
    assert (to_bo.facts["role"], to_legal.facts["role"]) == ("signer", "approver")
    assert task.deadline and to_bo.facts["deadline"] == task.deadline.isoformat()
    assert not to_bo.repeatable and not to_legal.repeatable


async def test_a_task_that_ends_takes_its_planned_nudges_with_it(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    await world.reject(bo, task)
    async with world.ports.transaction() as tx:
        assert not await tx.nudges.of_task(task.id)
