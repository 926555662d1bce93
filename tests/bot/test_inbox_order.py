"""Updates that come three times, out of order and a day late; and an end asked for while a thousand wait."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest_asyncio

from bot.inbox import Worker
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


async def test_what_is_done_while_the_rows_are_on_their_way_is_not_done_again(desk: Desk) -> None:
    """Somebody's words were taken twice so: read as waiting, done, and no longer in hand when the rows came."""
    begun, go_on, real = asyncio.Event(), asyncio.Event(), desk.ports.transaction

    async def act(payload: Payload) -> None:
        begun.set()
        await go_on.wait()

    @asynccontextmanager
    async def slow_to_come() -> AsyncIterator[Any]:
        async with real() as tx:
            yield tx
        task = asyncio.current_task()
        if task and task.get_name() == "looks" and begun.is_set() and not go_on.is_set():
            go_on.set()
            while await desk.waiting():  # noqa: ASYNC110 - rows make no call
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)

    desk.act = act
    desk.worker = Worker(
        replace(desk.ports, transaction=slow_to_come), desk._process, desk._apologise, desk.waking.sleeper()
    )
    await desk.store(message(1))
    looks = asyncio.create_task(desk.worker.run(), name="looks")
    async with asyncio.timeout(20):
        await begun.wait()
        desk.ports.wake()
        await go_on.wait()
        while await desk.waiting():  # noqa: ASYNC110 - rows make no call
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)
    await desk.worker.drain(5)
    looks.cancel()
    await asyncio.gather(looks, return_exceptions=True)
    assert desk.done == [1]
