"""Updates that come three times, out of order and a day late; and an end asked for while a thousand wait."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

import pytest_asyncio

from tests.bot.test_inbox import Desk, Payload, message
from tests.world import World


@pytest_asyncio.fixture
async def desk(world: World) -> Desk:
    return Desk(world)


async def test_three_times_out_of_order_and_a_day_late_each_is_done_once(desk: Desk) -> None:
    await desk.store(message(9), message(7), message(9))
    await desk.works_through()
    desk.world.clock.advance(days=1)
    later = Desk(desk.world)
    for _ in range(3):
        await later.store(message(8), message(9), message(3), message(7))
    await later.works_through()
    assert await later.store(*(message(number) for number in (3, 7, 8, 9))) == 0
    assert await later.waiting() == []
    assert Counter([*desk.done, *later.done]) == {3: 1, 7: 1, 8: 1, 9: 1}


async def test_asked_to_end_with_a_thousand_waiting_it_ends_within_ten_seconds_and_loses_none(desk: Desk) -> None:
    async def slow(payload: Payload) -> None:
        await asyncio.sleep(0.05)

    desk.act = slow
    await desk.store(*(message(number, person=number % 200) for number in range(1, 1001)))
    loop = asyncio.create_task(desk.worker.run())
    await asyncio.sleep(0.3)
    begun = time.monotonic()
    await desk.worker.drain(10)
    assert time.monotonic() - begun < 10
    loop.cancel()
    await asyncio.gather(loop, return_exceptions=True)
    first = list(desk.done)
    waiting = await desk.waiting()
    assert 0 < len(first) < 1000 and sorted([*first, *waiting]) == list(range(1, 1001)), "done or kept, none both"
