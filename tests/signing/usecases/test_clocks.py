"""A clock that is wrong or jumps, a leap day, a deadline in the hour that there is not or that comes twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signing.errors import Refusal
from signing.task.model import PartyState, ReminderPlan, TaskState
from signing.usecases.expire_due import expire_due
from signing.usecases.finish_intents import finish_intents
from signing.usecases.nudge_due import nudge_due
from signing.usecases.sign_document import sign_document
from signing.wording import say
from tests.world import World


@pytest.mark.parametrize("hours", [2, -2])
async def test_a_clock_that_jumps_between_code_and_signature_costs_a_code_at_most(
    world: World, hours: int
) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    code = await world.asks_code(bo, task)
    world.clock.advance(hours=hours)
    try:
        await sign_document(world.ports, bo, task.id, code=code)
    except Refusal as refusal:
        assert refusal.code == "code-over"
        await world.sign(bo, task)
    world.clock.advance(hours=-hours)  # and back, while it is being closed
    await world.work()
    world.clock.advance(hours=abs(hours))
    await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED


@pytest.mark.parametrize("year", [1970, 2000, 2099])
async def test_with_a_clock_far_off_nothing_is_signed_and_it_heals(world: World, year: int) -> None:
    """A computer whose battery is empty begins in 1970."""
    bo = await world.person("李明")
    boss = await world.person("管理", admin=True)
    task = await world.sent(await world.person("Ann"), signers=[bo], deadline=None)
    code, now = await world.asks_code(bo, task), world.clock.now
    world.clock.now = datetime(year, 1, 1, tzinfo=UTC)
    if year < world.ports.authority.since.year:
        waits = await sign_document(world.ports, bo, task.id, code=code)
        assert (waits.waiting_for, waits.parties[0].state) == ("clock-wrong", PartyState.SIGNING)
        assert "told-waiting" in await world.told(boss), "what is wrong, and who can put it right"
        assert "2000" in say("en", "refusal-clock-wrong", now="2000-01-01", since="2026-11-24")
    else:
        with pytest.raises(Refusal, match="code-over"):
            await sign_document(world.ports, bo, task.id, code=code)
    await nudge_due(world.ports)
    assert await expire_due(world.ports) == 0
    world.clock.now = now + timedelta(hours=1)
    await finish_intents(world.ports)
    await world.work()
    if (await world.task(task)).state is TaskState.AWAITING:
        await world.sign(bo, task)
        await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED


async def test_a_leap_day_is_a_day(world: World) -> None:
    world.clock.now = datetime(2028, 2, 28, 15, 30, tzinfo=UTC)  # 23:30 in Shanghai
    bo = await world.person("李明")
    plan = ReminderPlan(hours_before=(24, 3))
    task = await world.sent(
        await world.person("Ann"), signers=[bo], deadline=timedelta(days=1, hours=10), reminders=plan
    )
    assert task.deadline is not None
    assert f"{task.deadline.astimezone(ZoneInfo('Asia/Shanghai')):%m-%d}" == "03-01"
    sent = 0
    while world.clock.now < task.deadline - timedelta(hours=1):
        world.clock.advance(minutes=30)
        sent += await nudge_due(world.ports)
    assert sent == len(await world.outbox(bo, "nudge")) >= 1
    world.clock.now = datetime(2028, 2, 29, 12, 0, tzinfo=UTC)
    await world.sign(bo, task)
    await world.work()
    assert (await world.task(task)).state is TaskState.COMPLETED


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "deadline",
    [
        datetime(2027, 3, 28, 2, 30, tzinfo=BERLIN),  # there is no such moment: the clocks go from 2:00 to 3:00
        datetime(2027, 10, 31, 2, 30, tzinfo=BERLIN),  # comes twice; the first is meant
        datetime(2027, 3, 29, 0, 0, tzinfo=BERLIN),
    ],
    ids=["left out", "twice", "midnight"],
)
async def test_what_is_due_at_half_past_two_when_the_clocks_change_ends_once(
    world: World, deadline: datetime
) -> None:
    world.clock.now = deadline.astimezone(UTC) - timedelta(days=2)
    eve, ann = await world.person("Eve", zone="Europe/Berlin"), await world.person("Ann", zone="Europe/Berlin")
    plan = ReminderPlan(hours_before=(24, 12, 3))
    task = await world.sent(ann, signers=[eve], deadline=deadline.astimezone(UTC), reminders=plan)
    ended, slots = [], 0
    for _ in range(4 * 24 * 2 + 40):
        world.clock.advance(minutes=15)
        slots += await nudge_due(world.ports)
        if await expire_due(world.ports):
            ended.append(world.clock.now)
    assert len(ended) == 1 and timedelta() <= ended[0] - deadline.astimezone(UTC) <= timedelta(minutes=15)
    keys = [item.key for item in await world.outbox(eve, "nudge")]
    assert len(keys) == len(set(keys)) == slots >= 1
    assert (await world.task(task)).state is TaskState.EXPIRED
