"""Updates are rows before they are confirmed, and are processed from the rows: in each person's order, once where
nothing dies, and never lost where something does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select
from telegram.error import NetworkError, RetryAfter

from bot import inbox as inbox_module
from bot.inbox import AT_ONCE, MOST_TRIES, Worker, person_in, store_updates
from bot.local_chat.cast import CHEN_JING
from bot.lulls import Lull
from bot.speaking import apologise
from bot.waking import Waking
from signing.wording import say
from storage.queue_tables import inbox
from tests.bot.handlers.talk import a_talk
from tests.faulty import Died
from tests.world import World

Payload = dict[str, Any]


def message(update_id: int, person: int = 1, text: str = "x") -> Payload:
    user = {"id": person, "is_bot": False, "first_name": "P", "language_code": "en"}
    chat = {"id": person, "type": "private"}
    return {
        "update_id": update_id,
        "message": {"message_id": 1, "date": 1, "chat": chat, "from": user, "text": text},
    }


class Desk:
    """A worker over the world's rows, with a process that notes what it did."""

    def __init__(self, world: World) -> None:
        self.waking = Waking()
        self.ports = replace(world.ports, wake=self.waking.wake)
        self.world = world
        self.done: list[int] = []
        self.apologies: list[int] = []
        self.act: Callable[[Payload], Awaitable[None]] = self._nothing
        self.worker = Worker(self.ports, self._process, self._apologise, self.waking.sleeper())

    async def _nothing(self, payload: Payload) -> None: ...

    async def _process(self, payload: Payload) -> None:
        await self.act(payload)
        self.done.append(payload["update_id"])

    async def _apologise(self, payload: Payload) -> None:
        self.apologies.append(payload["update_id"])

    async def store(self, *payloads: Payload) -> int:
        return await store_updates(self.ports, payloads)

    async def waiting(self) -> list[int]:
        async with self.ports.transaction() as tx:
            return [update_id for update_id, _ in await tx.inbox.waiting(1000)]

    async def rows(self) -> dict[int, tuple[bool, str | None, Any]]:
        async with self.world.database.engine.connect() as connection:
            rows = await connection.execute(select(inbox))
            return {row.update_id: (row.done, row.error, row.payload) for row in rows}

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        loop = asyncio.create_task(self.worker.run())
        try:
            yield
        finally:
            await self.worker.drain(5)
            loop.cancel()
            await asyncio.gather(loop, return_exceptions=True)

    async def works_through(self) -> None:
        async with self.at_work(), asyncio.timeout(20):
            while await self.waiting():  # noqa: ASYNC110 - rows make no call
                await asyncio.sleep(0.01)


@pytest_asyncio.fixture
async def desk(world: World) -> Desk:
    return Desk(world)


# ── from the rows ────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_update_that_comes_twice_is_one_row(desk: Desk) -> None:
    assert await desk.store(message(7), message(7), message(8)) == 2
    assert await desk.store(message(7)) == 0
    await desk.works_through()
    assert sorted(desk.done) == [7, 8]
    assert await desk.store(message(7)) == 0, "nor does it come back after it was done"


async def test_a_batch_is_stored_whole_or_not_at_all(desk: Desk) -> None:
    desk.world.faults.dies_at("commit")
    with pytest.raises(Died):
        await desk.store(message(1), message(2))
    assert await desk.waiting() == []


async def test_one_persons_updates_keep_their_order_and_others_go_beside(desk: Desk) -> None:
    at_once, most = 0, 0

    async def act(payload: Payload) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.03)
        at_once -= 1

    desk.act = act
    await desk.store(*(message(number, person=number % 3) for number in range(30)))
    await desk.works_through()
    for person in range(3):
        assert [each for each in desk.done if each % 3 == person] == list(range(person, 30, 3))
    assert most == 3


async def test_a_flood_of_people_is_served_a_few_at_a_time(desk: Desk) -> None:
    at_once, most = 0, 0

    async def act(payload: Payload) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.15)
        at_once -= 1

    desk.act = act
    await desk.store(*(message(number, person=number) for number in range(1, 25)))
    await desk.works_through()
    assert len(desk.done) == 24 and most == AT_ONCE


async def test_a_slow_person_holds_nobody_up(desk: Desk) -> None:
    release = asyncio.Event()

    async def act(payload: Payload) -> None:
        if person_in(payload) == 1:
            await release.wait()

    desk.act = act
    async with desk.at_work():
        await desk.store(message(1, person=1), message(2, person=2), message(3, person=2))
        async with asyncio.timeout(5):
            while desk.done != [2, 3]:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        release.set()
    assert desk.done == [2, 3, 1]


async def test_what_was_typed_is_gone_from_the_rows_once_it_is_done(desk: Desk) -> None:
    await desk.store(message(1, text="123456"))
    await desk.works_through()
    assert await desk.rows() == {1: (True, None, None)}


# ── failing and dying ────────────────────────────────────────────────────────────────────────────────────────


async def test_a_failure_is_tried_again_at_once_and_may_heal(desk: Desk) -> None:
    failures = iter([ConnectionError(), ConnectionError()])

    async def act(payload: Payload) -> None:
        if (error := next(failures, None)) is not None:
            raise error

    desk.act = act
    await desk.store(message(1), message(2))
    await desk.works_through()
    assert desk.done == [1, 2] and desk.apologies == []


async def test_what_fails_three_times_is_set_aside_and_the_person_is_told(desk: Desk) -> None:
    tries = 0

    async def act(payload: Payload) -> None:
        nonlocal tries
        if payload["update_id"] == 1:
            tries += 1
            raise ValueError("always")

    desk.act = act
    await desk.store(message(1), message(2))
    await desk.works_through()
    assert tries == MOST_TRIES and desk.apologies == [1] and desk.done == [2]
    assert (await desk.rows())[1] == (True, "ValueError", None)


async def test_while_the_line_is_down_an_update_waits_and_is_not_set_aside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "Lull", _short_lull)
    errors: list[Exception | None] = [NetworkError("no route")] * 4 + [RetryAfter(0), None]
    order = iter(errors)

    async def act(payload: Payload) -> None:
        if payload["update_id"] == 1 and (error := next(order)) is not None:
            raise error

    desk.act = act
    await desk.store(message(1), message(2))
    await desk.works_through()
    assert desk.done == [1, 2] and desk.apologies == [] and (await desk.rows())[1] == (True, None, None)


async def test_an_end_does_not_wait_for_a_line_that_is_down(desk: Desk) -> None:
    async def act(payload: Payload) -> None:
        raise NetworkError("no route")

    desk.act = act
    await desk.store(message(1))
    loop = asyncio.create_task(desk.worker.run())
    await asyncio.sleep(0.2)
    await asyncio.wait_for(desk.worker.drain(0.2), 20)
    loop.cancel()
    assert await desk.waiting() == [1]


async def test_what_kills_the_process_three_times_is_not_begun_a_fourth_time(desk: Desk) -> None:
    await desk.store(message(1), message(2))
    for _ in range(MOST_TRIES):
        async with desk.ports.transaction() as tx:
            await tx.inbox.attempt(1)  # and then the process died
    await desk.works_through()
    assert desk.done == [2] and desk.apologies == [1]


async def test_what_a_dead_process_had_in_hand_is_done_by_the_next(desk: Desk) -> None:
    hangs = asyncio.Event()

    async def act(payload: Payload) -> None:
        hangs.set()
        await asyncio.sleep(60)

    desk.act = act
    await desk.store(message(1), message(2), message(3, person=5))
    loop = asyncio.create_task(desk.worker.run())
    await asyncio.wait_for(hangs.wait(), 20)
    await desk.worker.drain(0)
    loop.cancel()
    assert desk.done == [] and await desk.waiting() == [1, 2, 3]

    after = Desk(desk.world)
    await after.works_through()
    assert sorted(after.done) == [1, 2, 3] and after.done.index(1) < after.done.index(2)


async def test_an_end_lets_what_is_in_hand_finish_and_begins_nothing(desk: Desk) -> None:
    begun, release = asyncio.Event(), asyncio.Event()

    async def act(payload: Payload) -> None:
        begun.set()
        await release.wait()

    desk.act = act
    await desk.store(message(1), message(2))
    loop = asyncio.create_task(desk.worker.run())
    await asyncio.wait_for(begun.wait(), 20)
    ending = asyncio.create_task(desk.worker.drain(5))
    await asyncio.sleep(0.05)
    release.set()
    await ending
    loop.cancel()
    assert desk.done == [1] and await desk.waiting() == [2]


async def test_rows_that_cannot_be_reached_for_a_while_lose_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "LOOK_EVERY_S", 0.05)
    real, away = desk.ports.transaction, 3

    @asynccontextmanager
    async def flaky() -> AsyncIterator[Any]:
        nonlocal away
        async with real() as tx:
            if away and asyncio.current_task() and "lane" in asyncio.current_task().get_name():  # type: ignore[union-attr]
                away -= 1
                raise ConnectionError("database restarting")
            yield tx

    await desk.store(message(1), message(2))
    worker = Worker(replace(desk.ports, transaction=flaky), desk._process, desk._apologise, desk.waking.sleeper())
    desk.worker = worker
    await desk.works_through()
    assert desk.done == [1, 2] and away == 0


async def test_an_apology_that_cannot_be_sent_stops_nothing(desk: Desk) -> None:
    async def act(payload: Payload) -> None:
        if payload["update_id"] == 1:
            raise ValueError

    async def unable(payload: Payload) -> None:
        raise NetworkError("away")

    desk.act = act
    desk.worker = Worker(desk.ports, desk._process, unable, desk.waking.sleeper())
    await desk.store(message(1), message(2))
    await desk.works_through()
    assert desk.done == [2] and (await desk.rows())[1][0]


async def test_the_apology_is_in_the_persons_language(world: World) -> None:
    async with a_talk(world) as talk:
        await talk.start(CHEN_JING)
        payload = message(1, person=CHEN_JING)
        payload["message"]["from"]["language_code"] = "zh-hans"
        await apologise(talk.bot, payload)
        assert await talk.sees(CHEN_JING) == say("zh", "update-set-aside")


def test_whose_update_it_is() -> None:
    user = {"id": 5}
    assert person_in({"update_id": 1, "callback_query": {"id": "1", "from": user}}) == 5
    assert person_in({"update_id": 1, "my_chat_member": {"from": user, "chat": {"id": 9}}}) == 5
    assert person_in({"update_id": 1, "channel_post": {"message_id": 1}}) == 0


def _short_lull(first: float, longest: float) -> Lull:
    return Lull(0.01, 0.05)
