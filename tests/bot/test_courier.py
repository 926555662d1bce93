"""What the outbox holds reaches its people; whatever Telegram answers has its place in the courier's table."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import httpx
import pytest
import pytest_asyncio
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.context import Context
from bot.courier import AT_ONCE, OUR_FAULT_TRIES, Courier
from bot.letters.office import PostOffice
from bot.letters.smtp import mail_server
from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from bot.waking import Waking
from signing.ports import Actor, OutboxItem, OutboxState
from signing.usecases.nudge_due import nudge_due
from signing.usecases.recover_deliveries import recover_deliveries
from signing.wording import say
from tests.bot.handlers.talk import Talk, a_talk
from tests.letters_at_hand import SENDER, a_sink
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


# ── it arrives ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_told_arrives_in_the_readers_language_and_is_marked_as_sent(talk: Talk) -> None:
    await put_told(talk, ANN_MILLER, "a")
    await put_told(talk, CHEN_JING, "b")
    await goes_round(talk)
    assert await talk.sees(ANN_MILLER) == say("en", LEFTOVERS)
    assert await talk.sees(CHEN_JING) == say("zh", LEFTOVERS)
    sent = await talk.world.outbox(None, "told")
    assert [each.state for each in sent] == [SENT, SENT]
    assert sent[0].message_id == (await talk.last(ANN_MILLER))["message_id"]


async def test_each_persons_messages_keep_their_order(talk: Talk) -> None:
    sentences = [f"command-{name}" for name in ("new", "tasks", "verify", "help", "cancel", "language")]
    for number, sentence in enumerate(sentences * 3):
        for person in (ANN_MILLER, LI_MING):
            await put_told(talk, person, f"{person}-{number}", sentence=sentence)
    await goes_round(talk)
    for person, language in ((ANN_MILLER, "en"), (LI_MING, "zh")):
        seen = [message["text"] for message in await talk.messages(person)][-18:]
        assert seen == [say(language, sentence) for sentence in sentences * 3]


async def test_a_card_of_a_task_is_one_message_that_is_edited(talk: Talk) -> None:
    ann = await talk.actor(ANN_MILLER)
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[ann])
    await goes_round(talk)
    before = len(await talk.messages(CHEN_JING))
    await talk.world.sign(ann, task)
    await talk.world.work()
    await goes_round(talk)
    cards = [item for item in await talk.world.outbox(await talk.actor(CHEN_JING), "card") if item.state is SENT]
    assert len(cards) > 1
    assert "已签署" in await talk.transcript(CHEN_JING) or "已完成" in await talk.transcript(CHEN_JING)
    assert len(await talk.messages(CHEN_JING)) <= before + 3, "the steps did not each become a message"


async def test_a_code_is_wiped_once_it_was_sent(talk: Talk) -> None:
    ann = await talk.actor(ANN_MILLER)
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[ann])
    await talk.world.asks_code(ann, task)
    await goes_round(talk)
    assert (await newest(talk, "code")).secret is None


async def test_a_nudge_to_somebody_who_has_acted_meanwhile_is_moot(talk: Talk) -> None:
    ann = await put_nudge(talk, ANN_MILLER)
    item = await newest(talk, "nudge")
    await talk.world.sign(ann, await talk.world.task(item.task_id or ""))
    before = await talk.transcript(ANN_MILLER)
    await goes_round(talk)
    assert (await newest(talk, "nudge")).state is FAILED
    sentence = say("en", "told-nudge", **{k: v for k, v in item.facts.items() if k != "key"})
    assert sentence not in before and sentence not in await talk.transcript(ANN_MILLER)


async def test_one_person_out_of_reach_holds_nobody_up(talk: Talk) -> None:
    await talk.blocks(ANN_MILLER)
    for number in range(3):
        await put_told(talk, ANN_MILLER, f"a{number}")
        await put_told(talk, LI_MING, f"l{number}")
    await goes_round(talk)
    states = {item.key: item.state for item in await talk.world.outbox(None, "told")}
    assert states == {f"a{n}": FAILED for n in range(3)} | {f"l{n}": SENT for n in range(3)}


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_whom_the_chat_does_not_reach_gets_a_mail_without_a_way_in(talk: Talk, socket_enabled: None) -> None:
    """The address was named by the initiator: it opens nobody's account."""
    with a_sink() as sink:
        office = PostOffice(mail_server(sink.url), SENDER)
        ports = talk.context.ports
        talk.context = Context(
            replace(ports, installation=replace(ports.installation, ways=office.ways)), talk.bot
        )
        li = await talk.actor(LI_MING)
        task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[li])
        async with ports.transaction() as tx:
            named = replace(task.parties[0], email="li@example.cn")
            after = replace(task, parties=(named,), version=task.version + 1)
            await tx.tasks.save(after, expected_version=task.version)
        await talk.blocks(LI_MING)
        courier = Courier(talk.context, Waking().sleeper(), office)
        loop = asyncio.create_task(courier.run())
        await until(talk, lambda items: any(i.channel == "email" and i.state is SENT for i in items))
        await courier.drain(5)
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)
    [mail] = sink.mails
    assert mail["To"] == "li@example.cn" and task.title in mail["Subject"]
    assert "#" not in sink.words() and "@yinxin" in sink.words()


@pytest.mark.parametrize("how", ["403", "chat not found"])
@pytest.mark.parametrize("kind", ["told", "nudge"])
async def test_who_cannot_be_reached_is_noted_and_nothing_is_tried_again(talk: Talk, kind: str, how: str) -> None:
    await put_told(talk, ANN_MILLER, "x") if kind == "told" else await put_nudge(talk, ANN_MILLER)
    if how == "403":
        await talk._act_only(ANN_MILLER, "block", blocked=True)  # Telegram's own word of it is on its way
    else:
        await fault(talk, "400", times=20, description="Bad Request: chat not found")
    await goes_round(talk)
    assert (await newest(talk, kind)).state is FAILED
    assert (await talk.person(ANN_MILLER)).blocked


async def test_a_message_that_arrives_shows_that_the_person_is_back(talk: Talk) -> None:
    person = await talk.person(ANN_MILLER)
    async with talk.world.ports.transaction() as tx:
        await tx.people.save(replace(person, blocked=True))
    await put_told(talk, ANN_MILLER, "x")
    await goes_round(talk)
    assert not (await talk.person(ANN_MILLER)).blocked


@pytest.mark.parametrize("kind", ["told", "nudge"])
async def test_too_many_requests_waits_as_long_as_it_was_told(talk: Talk, kind: str) -> None:
    await put_told(talk, ANN_MILLER, "x") if kind == "told" else await put_nudge(talk, ANN_MILLER)
    await fault(talk, "429", seconds=7)
    await goes_round(talk)
    item, now = await newest(talk, kind), talk.world.clock.now
    assert (item.state, item.not_before) == (WAITING, now + timedelta(seconds=7))
    talk.world.clock.advance(seconds=8)
    await goes_round(talk)
    assert (await newest(talk, kind)).state is SENT


@pytest.mark.parametrize("kind", ["told", "nudge"])
async def test_a_refused_token_loses_nothing(talk: Talk, kind: str) -> None:
    await put_told(talk, ANN_MILLER, "x") if kind == "told" else await put_nudge(talk, ANN_MILLER)
    await goes_round(talk, a_bot(talk, talk.transport, token="7000000001:" + "A" * 35))
    assert (await newest(talk, kind)).state is WAITING
    talk.world.clock.advance(minutes=1)
    await goes_round(talk)
    assert (await newest(talk, kind)).state is SENT


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
@pytest.mark.parametrize("kind", ["told", "nudge"])
async def test_without_a_connection_it_was_not_sent_so_it_may_go_again(
    talk: Talk, kind: str, error: type[Exception]
) -> None:
    await put_told(talk, ANN_MILLER, "x") if kind == "told" else await put_nudge(talk, ANN_MILLER)
    before = len(await talk.messages(ANN_MILLER))
    await goes_round(talk, cut(talk, error("no"), arrives=False))
    item = await newest(talk, kind)
    assert item.state is WAITING and item.not_before is not None and item.not_before > talk.world.clock.now
    talk.world.clock.advance(minutes=1)
    await goes_round(talk)
    assert (await newest(talk, kind)).state is SENT
    assert len(await talk.messages(ANN_MILLER)) == before + 1


@pytest.mark.parametrize("broken", ["500", "lost", "read timeout", "connection lost"])
async def test_when_it_may_have_arrived_what_is_repeatable_goes_again(talk: Talk, broken: str) -> None:
    await put_told(talk, ANN_MILLER, "x")
    await goes_round(talk, await _broken(talk, broken))
    assert (await newest(talk, "told")).state is WAITING
    talk.world.clock.advance(minutes=1)
    await goes_round(talk)
    assert (await newest(talk, "told")).state is SENT


@pytest.mark.parametrize("broken", ["500", "lost", "read timeout", "connection lost"])
async def test_when_it_may_have_arrived_a_nudge_never_goes_again(talk: Talk, broken: str) -> None:
    await put_nudge(talk, ANN_MILLER)
    before = len(await talk.messages(ANN_MILLER))
    await goes_round(talk, await _broken(talk, broken))
    assert (await newest(talk, "nudge")).state is UNKNOWN
    talk.world.clock.advance(days=1)
    await goes_round(talk)
    assert (await newest(talk, "nudge")).state is UNKNOWN
    assert len(await talk.messages(ANN_MILLER)) - before == (0 if broken == "500" else 1)


async def _broken(talk: Talk, how: str) -> Bot | None:
    if how == "read timeout":
        return cut(talk, httpx.ReadTimeout("slow"), arrives=True)
    if how == "connection lost":
        return cut(talk, httpx.RemoteProtocolError("cut"), arrives=True)
    await fault(talk, how)
    return None


async def test_each_failure_makes_the_wait_longer(talk: Talk) -> None:
    await put_told(talk, ANN_MILLER, "x")
    waits = []
    for _ in range(5):
        await fault(talk, "500")
        await goes_round(talk)
        item = await newest(talk, "told")
        assert item.not_before is not None
        waits.append((item.not_before - talk.world.clock.now).total_seconds())
        talk.world.clock.now = item.not_before
    assert waits == sorted(waits) and waits[0] < 3 and waits[-1] > 25


@pytest.mark.parametrize("kind", ["told", "nudge"])
async def test_a_bad_request_is_given_up_and_logged(
    talk: Talk, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    await put_told(talk, ANN_MILLER, "x") if kind == "told" else await put_nudge(talk, ANN_MILLER)
    await fault(talk, "400", method="*", description="Bad Request: can't parse entities")
    await goes_round(talk)
    assert (await newest(talk, kind)).state is FAILED
    assert not (await talk.person(ANN_MILLER)).blocked
    assert any("can't parse entities" in each.getMessage().lower() for each in caplog.records)


async def test_a_fault_of_ours_is_tried_six_times_and_holds_up_nobody_else(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    await put_told(talk, ANN_MILLER, "bad", sentence="no-such-sentence")
    await put_told(talk, ANN_MILLER, "good")
    for _ in range(OUR_FAULT_TRIES):
        await goes_round(talk)
        talk.world.clock.advance(minutes=10)
    states = {item.key: (item.state, item.attempts) for item in await talk.world.outbox(None, "told")}
    assert states == {"bad": (FAILED, OUR_FAULT_TRIES), "good": (SENT, 1)}
    assert any("could not be made ready" in each.getMessage() for each in caplog.records)


# ── stopping and dying ───────────────────────────────────────────────────────────────────────────────────────


async def test_an_end_waits_for_what_is_under_way_and_takes_nothing_more(talk: Talk) -> None:
    await fault(talk, "timeout", seconds=1)
    await put_told(talk, ANN_MILLER, "slow")
    async with at_work(talk) as courier:
        await until(talk, lambda items: items[-1].state is OutboxState.SENDING)
        await put_told(talk, LI_MING, "later")
        await courier.drain(5)
        await asyncio.sleep(1.2)
    states = {item.key: item.state for item in await talk.world.outbox(None, "told")}
    assert states["slow"] is WAITING, "its end was noted: 504, so it goes again"
    assert states["later"] is WAITING


async def test_what_a_dead_process_was_sending_goes_again_but_a_nudge_does_not(talk: Talk) -> None:
    await put_nudge(talk, ANN_MILLER)
    await put_told(talk, LI_MING, "x")
    async with talk.world.ports.transaction() as tx:
        assert len(await tx.outbox.claim(talk.world.clock.now, 50)) == 2
    talk.world.clock.advance(seconds=1)
    assert await recover_deliveries(talk.world.ports, 0) == 2
    await goes_round(talk)
    assert (await newest(talk, "nudge")).state is UNKNOWN
    assert (await newest(talk, "told")).state is SENT


async def test_many_are_served_side_by_side_but_not_without_limit(talk: Talk) -> None:
    people = [
        (await talk.http.post("/chat/people", json={"first_name": f"P{number}"})).json()["id"]
        for number in range(AT_ONCE + 4)
    ]
    for person in people:
        await talk.start(person)
        await put_told(talk, person, f"to-{person}")
    under_way: list[int] = []
    most = 0
    inner = talk.transport

    class Counting(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            nonlocal most
            under_way.append(1)
            most = max(most, len(under_way))
            await asyncio.sleep(0.05)
            try:
                return await inner.handle_async_request(request)
            finally:
                under_way.pop()

    await goes_round(talk, a_bot(talk, Counting()))
    assert {item.state for item in await talk.world.outbox(None, "told")} == {SENT}
    assert 1 < most <= AT_ONCE


async def test_the_log_has_no_words_of_what_was_sent(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot.courier")
    ann = await talk.actor(ANN_MILLER)
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[ann])
    code = await talk.world.asks_code(ann, task)
    await fault(talk, "500", method="*", times=2)
    await goes_round(talk)
    assert not [each for each in caplog.records if code in each.getMessage()]
