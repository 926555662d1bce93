"""The timers only tick: what is due lies in the rows, and no failure stops the next tick."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta

import pytest

from bot import schedule
from bot.schedule import TIMERS, Timer, scheduler_of, tick
from signing.ports import Ports
from signing.task.model import TaskState
from tests.world import World


async def failing(ports: Ports) -> int:
    raise ConnectionError("the database is away")


async def test_a_tick_that_fails_is_logged_and_harms_nobody(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await tick(Timer(30, failing), world.ports)
    (record,) = [each for each in caplog.records if "timer failing failed" in each.getMessage()]
    assert record.levelno == logging.ERROR and record.exc_info


async def test_every_timer_ticks_at_once_and_once_more_after_its_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time by the gap between both: how long a machine takes to begin is its own affair."""
    ticked: list[float] = []
    twice, once = asyncio.Event(), asyncio.Event()

    async def act(ports: Ports) -> int:
        ticked.append(time.monotonic())
        if len(ticked) == 2:
            twice.set()
        return 0

    async def rarely(ports: Ports) -> int:
        once.set()
        return 0

    monkeypatch.setattr(schedule, "TIMERS", (Timer(0.5, act), Timer(3600, rarely)))
    scheduler = scheduler_of(world.ports)
    scheduler.start()
    try:
        await asyncio.wait_for(once.wait(), 20)  # at once, not after its hour
        await asyncio.wait_for(twice.wait(), 20)
        assert ticked[1] - ticked[0] > 0.4
    finally:
        scheduler.shutdown(wait=False)


async def test_a_slow_tick_is_not_overtaken_by_the_next(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most, ends = 0, 0, 0
    thrice = asyncio.Event()

    async def slow(ports: Ports) -> int:
        nonlocal at_once, most, ends
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.15)
        at_once -= 1
        ends += 1
        if ends == 3:
            thrice.set()
        return 0

    monkeypatch.setattr(schedule, "TIMERS", (Timer(0.1, slow),))
    scheduler = scheduler_of(world.ports)
    scheduler.start()
    await asyncio.wait_for(thrice.wait(), 20)
    scheduler.shutdown(wait=False)
    assert most == 1


async def test_an_end_in_the_middle_of_a_tick_is_no_error(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun = asyncio.Event()

    async def long(ports: Ports) -> int:
        begun.set()
        await asyncio.sleep(30)
        return 0

    monkeypatch.setattr(schedule, "TIMERS", (Timer(60, long),))
    scheduler = scheduler_of(world.ports)
    scheduler.start()
    await asyncio.wait_for(begun.wait(), 20)
    scheduler.shutdown(wait=False)
    await asyncio.sleep(0.05)
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


async def test_the_house_has_the_timers_that_end_remind_and_finish(world: World) -> None:
    """By what they do: a task is nudged before its deadline and expires after it."""
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo], deadline=timedelta(days=3, minutes=5))

    async def all_tick() -> None:
        for timer in TIMERS:
            await tick(timer, world.ports)

    world.clock.advance(minutes=10)
    await all_tick()
    assert len(await world.outbox(bo, "nudge")) == 1
    world.clock.advance(days=4)
    await all_tick()
    assert (await world.task(task)).state is TaskState.EXPIRED
    assert len(await world.outbox(bo, "nudge")) == 1, "nobody is reminded of what is over"
