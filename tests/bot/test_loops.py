"""Loops of the house: one that fails goes on later, one that ends stays ended; and who sleeps is woken."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise

import pytest

from bot.loops import kept_running
from bot.lulls import Lull
from bot.waking import Waking


async def test_a_loop_that_fails_is_started_again_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    tries: list[float] = []

    async def shaky() -> None:
        tries.append(time.monotonic())
        if len(tries) < 4:
            raise ConnectionError("the database is away")

    await asyncio.wait_for(kept_running("inbox", shaky, first=0.01), 20)
    assert len(tries) == 4
    told = [each for each in caplog.records if "inbox failed" in each.getMessage()]
    assert len(told) == 3 and all(each.exc_info for each in told)


async def test_each_wait_is_longer_than_the_one_before() -> None:
    tries: list[float] = []

    async def shaky() -> None:
        tries.append(time.monotonic())
        if len(tries) < 4:
            raise ConnectionError

    await asyncio.wait_for(kept_running("x", shaky, first=0.05), 20)
    waits = [after - before for before, after in pairwise(tries)]
    assert waits[0] < waits[1] < waits[2]


async def test_a_loop_that_returns_was_told_to_stop() -> None:
    ran = 0

    async def once() -> None:
        nonlocal ran
        ran += 1

    await asyncio.wait_for(kept_running("x", once, first=0.01), 20)
    await asyncio.sleep(0.05)
    assert ran == 1


async def test_a_loop_can_be_cancelled_while_it_waits_to_start_again() -> None:
    async def broken() -> None:
        raise ConnectionError

    task = asyncio.create_task(kept_running("x", broken, first=30))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 20)


def test_lulls_double_up_to_their_limit_and_begin_anew_after_success() -> None:
    lull = Lull(first=1, longest=8)
    waits = [lull.next() for _ in range(6)]
    for wait, meant in zip(waits, (1, 2, 4, 8, 8, 8), strict=True):
        assert meant * 0.9 <= wait <= meant * 1.1
    lull.over()
    assert lull.next() <= 1.1


def test_a_hundred_failures_are_no_overflow() -> None:
    lull = Lull(first=1, longest=60)
    assert max(lull.next() for _ in range(2000)) <= 66


async def test_a_call_that_comes_while_one_is_at_work_is_not_lost() -> None:
    waking = Waking()
    sleeper = waking.sleeper()
    waking.wake()
    await asyncio.wait_for(sleeper.sleep(30), 20)


async def test_everybody_who_sleeps_is_woken_and_each_once() -> None:
    waking = Waking()
    sleepers = [waking.sleeper(), waking.sleeper()]
    sleeping = [asyncio.create_task(each.sleep(30)) for each in sleepers]
    await asyncio.sleep(0)
    waking.wake()
    await asyncio.wait_for(asyncio.gather(*sleeping), 20)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(sleepers[0].sleep(30), 0.05)


async def test_without_a_call_one_looks_anyway_after_a_while() -> None:
    await asyncio.wait_for(Waking().sleeper().sleep(0.02), 20)
