"""What is said in the chat is a row before it is confirmed; a server that is away is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot import polling
from bot.inbox import person_in
from bot.local_chat.cast import ANN_MILLER, LI_MING
from bot.lulls import Lull
from bot.polling import Poller
from tests.bot.handlers.talk import Talk, a_talk
from tests.faulty import Died
from tests.world import World

Payload = dict[str, Any]


@pytest_asyncio.fixture
async def talk(world: World) -> AsyncIterator[Talk]:
    async with a_talk(world) as talk:
        yield talk


@asynccontextmanager
async def polled(talk: Talk) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(Poller(talk.bot, talk.world.ports).run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def stored(talk: Talk, count: int) -> list[Payload]:
    async with asyncio.timeout(10):
        while True:
            async with talk.world.ports.transaction() as tx:
                waiting = await tx.inbox.waiting(1000)
            if len(waiting) >= count:
                return [payload for _, payload in waiting]
            await asyncio.sleep(0.01)


async def pending(talk: Talk) -> int:
    return int((await talk.bot.get_webhook_info()).pending_update_count)


async def test_what_is_said_becomes_a_row_and_only_then_is_confirmed(talk: Talk) -> None:
    real = talk.world.ports.transaction
    unconfirmed_at_commit: list[int] = []

    @asynccontextmanager
    async def watched() -> AsyncIterator[Any]:
        async with real() as tx:
            yield tx
        unconfirmed_at_commit.append(await pending(talk))

    talk.world.ports = replace(talk.world.ports, transaction=watched)
    await talk._act_only(ANN_MILLER, "start", payload="")
    async with polled(talk):
        async with asyncio.timeout(5):
            while await pending(talk):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    assert unconfirmed_at_commit[-1] == 1, "the server still had it when the row was written"


async def test_a_process_that_dies_before_the_rows_gets_the_updates_again(talk: Talk) -> None:
    await talk._act_only(ANN_MILLER, "start", payload="")
    talk.world.faults.dies_at("commit", after=1)  # 0: where it reads the last id
    async with polled(talk) as task:
        with pytest.raises(Died):
            await asyncio.wait_for(asyncio.shield(task), 20)
    assert await pending(talk) == 1
    async with polled(talk):
        (payload,) = await stored(talk, 1)
    assert payload["message"]["text"] == "/start"


async def test_after_a_restart_it_goes_on_where_the_rows_end(talk: Talk) -> None:
    await talk._act_only(ANN_MILLER, "start", payload="")
    async with polled(talk):
        await stored(talk, 1)
    await talk._act_only(LI_MING, "start", payload="")
    async with polled(talk):
        payloads = await stored(talk, 2)
    assert [person_in(each) for each in payloads] == [ANN_MILLER, LI_MING]


async def test_a_webhook_left_behind_is_taken_away_and_its_updates_are_kept(talk: Talk) -> None:
    await talk._act_only(ANN_MILLER, "start", payload="")
    await talk.bot.set_webhook("https://example.com/x", drop_pending_updates=False)
    async with polled(talk):
        assert len(await stored(talk, 1)) == 1
    assert (await talk.bot.get_webhook_info()).url == ""


async def test_a_server_that_is_down_is_asked_again_and_nothing_is_lost(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "Lull", _short_lull)
    await talk.http.post("/chat/debug", json={"method": "getUpdates", "kind": "500", "times": 3})
    await talk._act_only(ANN_MILLER, "start", payload="")
    async with polled(talk):
        assert len(await stored(talk, 1)) == 1


def _short_lull(first: float, longest: float) -> Lull:
    return Lull(0.01, 0.05)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Conflict("terminated by other getUpdates request"), "another program polls"),
        (InvalidToken("nope"), "refuses the bot's token"),
        (NetworkError("no route"), "no updates: no route"),
    ],
)
async def test_the_log_says_plainly_why_no_updates_come(
    talk: Talk, error: Exception, words: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(polling, "Lull", _short_lull)
    await Poller(talk.bot, talk.world.ports)._wait(error)  # type: ignore[arg-type]
    (record,) = [each for each in caplog.records if each.name == "bot.polling"]
    assert words in record.getMessage() and record.exc_info is None


async def test_a_long_poll_without_news_is_nothing_to_talk_about(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(polling, "Lull", _short_lull)
    await Poller(talk.bot, talk.world.ports)._wait(TimedOut())
    assert [each for each in caplog.records if each.name == "bot.polling"] == []


async def test_flood_control_is_waited_for_as_long_as_it_says(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(polling.asyncio, "sleep", sleep)
    await Poller(talk.bot, talk.world.ports)._wait(RetryAfter(17))
    assert slept == [17]


class _Stuttering:
    """A bot whose line breaks at its first words, and that has no news."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.listens = asyncio.Event()

    async def delete_webhook(self, **_: object) -> bool:
        self.asked.append("deleteWebhook")
        if len(self.asked) < 3:
            raise NetworkError("httpx.ReadError")
        return True

    async def get_updates(self, **_: object) -> list[object]:
        self.asked.append("getUpdates")
        self.listens.set()
        await asyncio.sleep(3600)
        return []


async def test_a_line_that_breaks_at_the_very_start_is_waited_for(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(polling, "Lull", _short_lull)
    bot = _Stuttering()
    poller = asyncio.create_task(Poller(bot, talk.world.ports).run())  # type: ignore[arg-type]
    async with asyncio.timeout(5):
        await bot.listens.wait()
    poller.cancel()
    await asyncio.gather(poller, return_exceptions=True)
    assert bot.asked == ["deleteWebhook"] * 3 + ["getUpdates"]
    assert not [each for each in caplog.records if each.exc_info]
