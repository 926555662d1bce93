"""What the outbox holds reaches its people, in order and once, also when the courier is stopped or dies."""

from __future__ import annotations

import asyncio
import logging

import httpx
import pytest

from bot.courier import AT_ONCE
from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING, TOM_BAKER
from signing.ports import OutboxState
from signing.usecases.recover_deliveries import recover_deliveries
from signing.wording import say
from tests.bot.couriers import (
    FAILED,
    LEFTOVERS,
    SENT,
    UNKNOWN,
    WAITING,
    a_bot,
    at_work,
    fault,
    goes_round,
    newest,
    put_nudge,
    put_told,
    talk,
    until,
)
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import buttons_of, text_of

__all__ = ["talk"]  # the fixture


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


async def test_what_moves_meanwhile_does_not_fold_what_its_reader_has_just_unfolded(talk: Talk) -> None:
    await talk.start(TOM_BAKER)
    signers = [await talk.actor(person) for person in (LI_MING, ANN_MILLER, TOM_BAKER)]
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=signers)
    await goes_round(talk)
    await talk.presses(CHEN_JING, "更多")
    unfolded = await talk.buttons(CHEN_JING)
    for minutes, stays in ((0, True), (1, True), (1, False)):
        talk.world.clock.advance(minutes=minutes)
        await talk.world.sign(signers.pop(0), task)
        await goes_round(talk)
        [card] = [one for one in await talk.messages(CHEN_JING) if task.number in text_of(one)]
        assert f"{3 - len(signers)}/3" in text_of(card), "it says what is true all the same"
        there = [label for row in buttons_of(card) for label in row]
        assert ("返回" in there) is stays
        assert not stays or "撤销" in there
    assert "返回" in unfolded


async def test_more_of_a_card_that_has_moved_shows_what_is_possible_now(talk: Talk) -> None:
    li, ann = await talk.actor(LI_MING), await talk.actor(ANN_MILLER)
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[li, ann])
    await goes_round(talk)
    await talk.world.sign(li, task)
    await talk.presses(CHEN_JING, "更多")  # drawn before
    assert "1/2" in await talk.sees(CHEN_JING) and "返回" in (await talk.buttons(CHEN_JING))


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
