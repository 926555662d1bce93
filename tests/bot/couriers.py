"""A courier at work among people who have met the bot, and all that can go wrong on its line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import httpx
import pytest_asyncio
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.context import Context
from bot.courier import Courier
from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from bot.waking import Waking
from signing.ports import Actor, OutboxItem, OutboxState
from signing.usecases.nudge_due import nudge_due
from tests.bot.handlers.talk import Talk, a_talk
from tests.world import World

WAITING, SENT, FAILED, UNKNOWN = (
    OutboxState.WAITING,
    OutboxState.SENT,
    OutboxState.FAILED,
    OutboxState.UNKNOWN,
)
LEFTOVERS = "update-set-aside"  # any sentence without facts


@pytest_asyncio.fixture
async def talk(world: World) -> AsyncIterator[Talk]:
    async with a_talk(world) as talk:
        for person in (ANN_MILLER, CHEN_JING, LI_MING):
            await talk.start(person)
        yield talk


@asynccontextmanager
async def at_work(talk: Talk, bot: Bot | None = None) -> AsyncIterator[Courier]:
    context = talk.context if bot is None else Context(talk.context.ports, bot)
    courier = Courier(context, Waking().sleeper())
    loop = asyncio.create_task(courier.run())
    try:
        yield courier
    finally:
        await courier.drain(5)
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)


async def goes_round(talk: Talk, bot: Bot | None = None) -> None:
    """Until nothing is due and nothing is under way."""
    async with at_work(talk, bot):
        await until(talk, lambda items: not any(_open(item, talk.world.clock.now) for item in items))


async def until(talk: Talk, so: Callable[[list[OutboxItem]], bool]) -> None:
    """The outbox is so; rows make no call, so they are looked at."""
    async with asyncio.timeout(20):
        while not so(await talk.world.outbox()):  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def _open(item: OutboxItem, now: datetime) -> bool:
    due = item.not_before is None or item.not_before <= now
    return item.state is OutboxState.SENDING or (item.state is WAITING and due)


async def put_told(talk: Talk, person: int, key: str, *, sentence: str = LEFTOVERS) -> None:
    reader = await talk.person(person)
    async with talk.world.ports.transaction() as tx:
        await tx.outbox.put(key=key, kind="told", person_id=reader.id, facts={"key": sentence})


async def put_nudge(talk: Talk, person: int) -> Actor:
    """A real reminder, alone in the outbox."""
    who = await talk.actor(person)
    await talk.world.sent(await talk.actor(CHEN_JING), signers=[who], deadline=timedelta(days=3, minutes=5))
    await talk.world.deliver()
    talk.world.clock.advance(minutes=10)
    assert await nudge_due(talk.world.ports) == 1
    return who


async def newest(talk: Talk, kind: str) -> OutboxItem:
    return (await talk.world.outbox(None, kind))[-1]


async def fault(talk: Talk, kind: str, *, method: str = "sendMessage", **more: object) -> None:
    answer = await talk.http.post("/chat/debug", json={"method": method, "kind": kind, **more})
    assert answer.is_success


class Cut(httpx.AsyncBaseTransport):
    """The line to the server breaks on sending, before or after the request has left."""

    def __init__(self, inner: httpx.AsyncBaseTransport, error: Exception, *, arrives: bool) -> None:
        self.inner, self.error, self.arrives = inner, error, arrives

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/send" in request.url.path:
            if self.arrives:
                await self.inner.handle_async_request(request)
            raise self.error
        return await self.inner.handle_async_request(request)


def a_bot(talk: Talk, transport: httpx.AsyncBaseTransport, token: str | None = None) -> Bot:
    def line() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": transport})

    address = "http://127.0.0.1:8081"
    return Bot(
        token or talk.bot.token,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=line(),
        get_updates_request=line(),
    )


def cut(talk: Talk, error: Exception, *, arrives: bool) -> Bot:
    return a_bot(talk, Cut(talk.transport, error, arrives=arrives))
