"""Whatever Telegram answers, or does not answer, has its place in the courier's table."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from telegram import Bot

from bot.context import Context
from bot.courier import OUR_FAULT_TRIES, Courier
from bot.letters.office import PostOffice
from bot.letters.smtp import mail_server
from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from bot.waking import Waking
from tests.bot.couriers import (
    FAILED,
    SENT,
    UNKNOWN,
    WAITING,
    a_bot,
    cut,
    fault,
    goes_round,
    newest,
    put_nudge,
    put_told,
    talk,
    until,
)
from tests.bot.handlers.talk import Talk
from tests.letters_at_hand import SENDER, a_sink

__all__ = ["talk"]  # the fixture


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
