"""What stands in a chat and is no longer true leaves it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest_asyncio

from bot.local_chat.cast import CHEN_JING, LI_MING
from signing.task.model import Task
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.invite_party import invite_party
from signing.usecases.nudge_due import nudge_due
from signing.usecases.request_code import request_code
from signing.usecases.withdraw_task import withdraw_task
from signing.wording import say
from tests.bot.couriers import goes_round
from tests.bot.handlers.talk import Talk, a_talk
from tests.local_chat_messages import text_of
from tests.pdfs import contract
from tests.world import World

STRANGER = "周悦"
FORWARD = say("zh", "invitation-forward", name=STRANGER)
NUDGE = say("zh", "told-nudge", role="signer", title="采购合同")


@pytest_asyncio.fixture
async def talk(world: World) -> AsyncIterator[Talk]:
    async with a_talk(world) as talk:
        for person in (CHEN_JING, LI_MING):
            await talk.start(person)
        yield talk


async def standing(talk: Talk, person: int, words: str) -> int:
    return sum(words in text_of(message) for message in await talk.messages(person))


async def to_a_stranger(talk: Talk) -> tuple[Task, str]:
    """Sent to somebody who has not met the bot; gives the token of their invitation, which is in the chat."""
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[STRANGER])
    token = await talk.world.invitation_token(task, task.parties[0].id)
    await goes_round(talk)
    assert await standing(talk, CHEN_JING, FORWARD) == 1
    return task, token


async def test_an_invitation_that_was_taken_up_is_gone(talk: Talk) -> None:
    task, token = await to_a_stranger(talk)
    await accept_invitation(talk.world.ports, await talk.actor(LI_MING), token)
    await goes_round(talk)
    assert await standing(talk, CHEN_JING, FORWARD) == 0
    assert await standing(talk, CHEN_JING, say("zh", "told-accepted", name=STRANGER, title=task.title)) == 1


async def test_a_new_invitation_takes_the_place_of_the_old_one(talk: Talk) -> None:
    task, _ = await to_a_stranger(talk)
    await invite_party(talk.world.ports, await talk.actor(CHEN_JING), task.id, task.parties[0].id)
    await goes_round(talk)
    assert await standing(talk, CHEN_JING, FORWARD) == 1


async def test_an_invitation_to_what_was_withdrawn_is_gone(talk: Talk) -> None:
    task, _ = await to_a_stranger(talk)
    await withdraw_task(talk.world.ports, await talk.actor(CHEN_JING), task.id, reason="条款有变")
    await goes_round(talk)
    assert await standing(talk, CHEN_JING, FORWARD) == 0


async def test_a_nudge_stays_until_it_was_followed(talk: Talk) -> None:
    who = await talk.actor(LI_MING)
    task = await talk.world.sent(
        await talk.actor(CHEN_JING), signers=[who, STRANGER], deadline=timedelta(days=3, minutes=5)
    )
    await goes_round(talk)
    talk.world.clock.advance(minutes=10)
    assert await nudge_due(talk.world.ports) >= 1
    await goes_round(talk)
    assert await standing(talk, LI_MING, NUDGE) == 1
    await talk.world.sign(who, task)
    await goes_round(talk)
    assert await standing(talk, LI_MING, NUDGE) == 0


async def test_a_code_that_was_used_or_replaced_is_gone(talk: Talk) -> None:
    who = await talk.actor(LI_MING)
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[who, STRANGER])
    for _ in range(2):
        await request_code(talk.world.ports, who, task.id, act="sign", sha256=task.document.current, typed="李明")
        await goes_round(talk)
        talk.world.clock.advance(minutes=2)
    begins = say("zh", "told-code", act="sign", title=task.title, code="")[:12]
    assert await standing(talk, LI_MING, begins) == 1, "the newest"
    await talk.world.sign(who, task)
    await goes_round(talk)
    assert await standing(talk, LI_MING, begins) == 0


async def test_a_question_that_was_answered_or_left_keeps_no_button(talk: Talk) -> None:
    who = await talk.actor(LI_MING)
    await talk.world.sent(await talk.actor(CHEN_JING), signers=[who, STRANGER])
    await talk.deliver()
    why = say("zh", "ask-reject-reason")
    for answer in ("/cancel", "长" * 600, "金额有误"):
        if not await standing(talk, LI_MING, why):
            await talk.presses(LI_MING, say("zh", "button-reject"))
        await talk.says(LI_MING, answer)
        assert await standing(talk, LI_MING, why) == (1 if len(answer) > 500 else 0)
    announced = say("zh", "put-off-reject", title="采购合同", seconds=10)
    assert await standing(talk, LI_MING, announced) == 1
    await talk.presses(LI_MING, say("zh", "button-undo", act="reject"))
    await goes_round(talk)
    assert await standing(talk, LI_MING, announced) == 0
    await talk.says(LI_MING, "/verify")
    await talk.says(LI_MING, "什么文件？")
    assert await standing(talk, LI_MING, say("zh", "ask-verify-file")) == 1
    await talk.sends(LI_MING, "a.pdf", contract(1))
    assert await standing(talk, LI_MING, say("zh", "ask-verify-file")) == 0
