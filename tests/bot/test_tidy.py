"""What stands in a chat and is no longer true leaves it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest_asyncio

from bot.local_chat.cast import CHEN_JING, LI_MING
from signing.ports import Actor
from signing.task.model import Task
from signing.task.sealing import seen_bytes
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.allow_seal import allow_seal
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.invite_party import invite_party
from signing.usecases.lapse_seal_requests import lapse_seal_requests
from signing.usecases.nudge_due import nudge_due
from signing.usecases.remind import remind
from signing.usecases.request_code import request_code
from signing.usecases.seal_views import SealWish
from signing.usecases.withdraw_task import withdraw_task
from signing.wording import say
from tests.bot.couriers import goes_round
from tests.bot.handlers.talk import Talk, a_talk
from tests.local_chat_client import buttons_of
from tests.local_chat_messages import text_of
from tests.pdfs import contract
from tests.seals_at_hand import a_seal
from tests.signing.usecases.sealing import COMPANY, a_sealing
from tests.world import World

SEAL = SealWish("company", COMPANY)
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


async def test_a_request_for_a_seal_that_is_over_says_so_in_the_chat_of_every_keeper(talk: Talk) -> None:
    world, keeper, second = talk.world, await talk.actor(CHEN_JING), await talk.actor(LI_MING)
    signers = [await world.person(name) for name in ("甲", "乙", "丙", "丁")]
    seal = await a_seal(world, keeper, SEAL, asks=True)
    for person in signers:
        await allow_seal(world.ports, keeper, seal.id, person_id=person.person_id or "")
    await allow_seal(world.ports, keeper, seal.id, person_id=second.person_id or "", keeps=True)
    first, other = await a_sealing(world, *signers[:3]), await a_sealing(world, signers[3])

    async def ask(who: Actor, task: Task) -> None:
        sha256 = seen_bytes(task, who.person_id or "")
        await ask_for_seal(world.ports, who, task.id, seal_id=seal.id, sha256=sha256)
        await goes_round(talk)

    async def about(person: int, name: str) -> tuple[str, bool]:
        """The end of the message, and whether it has buttons."""
        shown = [each for each in await talk.messages(person) if f"{name}申请使用" in text_of(each)]
        assert len(shown) == 1
        return text_of(shown[0]).rpartition("\n")[2], bool(buttons_of(shown[0]))

    for who, task in zip(signers, (first, first, first, other), strict=True):
        await ask(who, task)
    assert all([(await about(person, name))[1] for person in (CHEN_JING, LI_MING) for name in "甲乙丙丁"])
    asked = next(each for each in await talk.messages(LI_MING) if "甲申请使用" in text_of(each))
    await talk.presses(LI_MING, "同意用印", message=asked)
    answered = [await about(LI_MING, "甲")]
    await talk.presses(CHEN_JING, "拒绝", message=next(
        each for each in await talk.messages(CHEN_JING) if "乙申请使用" in text_of(each)
    ))  # fmt: skip
    await talk.says(CHEN_JING, "金额有误")
    await goes_round(talk)
    for person in (CHEN_JING, LI_MING):
        answered.append(await about(person, "甲"))
        end, pressable = await about(person, "乙")
        assert end.startswith("✗ ") and end.endswith("：金额有误") and not pressable
    assert len(set(answered)) == 1 and answered[0][0].startswith("✓ ") and not answered[0][1]
    await withdraw_task(world.ports, Actor(first.initiator_id, "chat"), first.id, reason="条款有变")
    world.clock.advance(days=2)
    await goes_round(talk)
    for person in (CHEN_JING, LI_MING):
        assert await about(person, "丙") == (say("zh", "seal-over-gone"), False)
        assert (await about(person, "丁"))[1]
    await allow_seal(world.ports, keeper, seal.id, person_id=second.person_id or "", allowed=False)
    world.clock.advance(days=1)
    assert await lapse_seal_requests(world.ports) == 3
    await goes_round(talk)
    assert await about(LI_MING, "丁") == (say("zh", "seal-over-not-yours"), False)
    assert await about(CHEN_JING, "丁") == (say("zh", "seal-over-lapsed"), False)


async def test_a_list_of_reminders_shrinks_as_they_are_followed_and_is_gone_when_nothing_is_left(
    talk: Talk,
) -> None:
    who, several = await talk.actor(LI_MING), []
    for title in ("甲合同", "乙合同", "丙合同"):
        deadline = timedelta(days=3, minutes=5)
        task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[who], deadline=deadline, title=title)
        several.append(task)
    await goes_round(talk)
    talk.world.clock.advance(minutes=10)
    assert await nudge_due(talk.world.ports) == 1
    await goes_round(talk)

    def said(count: int) -> str:
        return say("zh", "told-digest", count=count)

    assert await standing(talk, LI_MING, said(3)) == 1
    await withdraw_task(talk.world.ports, await talk.actor(CHEN_JING), several[0].id, reason="条款有变")
    await goes_round(talk)
    (left,) = [each for each in await talk.messages(LI_MING) if said(2) in text_of(each)]
    assert "甲合同" not in text_of(left) and "乙合同" in text_of(left)
    for task in several[1:]:
        await talk.world.sign(who, task)
    await goes_round(talk)
    assert [await standing(talk, LI_MING, said(count)) for count in (1, 2, 3)] == [0, 0, 0]


async def test_what_stands_in_the_place_of_a_list_of_reminders_is_left_alone(talk: Talk) -> None:
    who = await talk.actor(LI_MING)
    several = [
        await talk.world.sent(await talk.actor(CHEN_JING), signers=[who], deadline=timedelta(days=3, minutes=5))
        for _ in range(2)
    ]
    await goes_round(talk)
    talk.world.clock.advance(minutes=10)
    assert await nudge_due(talk.world.ports) == 1
    await goes_round(talk)
    await talk.presses(LI_MING, say("zh", "button-snooze-hour"))
    put_off = await talk.last(LI_MING)
    for task in several:
        await talk.world.sign(who, task)
    await goes_round(talk)
    assert put_off["message_id"] in [each["message_id"] for each in await talk.messages(LI_MING)]


async def test_a_reminder_of_a_request_for_a_seal_goes_with_the_request_and_stays_where_it_was_answered(
    talk: Talk,
) -> None:
    world, keeper, second = talk.world, await talk.actor(CHEN_JING), await talk.actor(LI_MING)
    signer = await world.person("甲")
    seal = await a_seal(world, keeper, SEAL, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=signer.person_id or "")
    task = await a_sealing(world, signer)
    sha256 = seen_bytes(task, signer.person_id or "")
    await ask_for_seal(world.ports, signer, task.id, seal_id=seal.id, sha256=sha256)
    await goes_round(talk)
    await allow_seal(world.ports, keeper, seal.id, person_id=second.person_id or "", keeps=True)
    await remind(world.ports, Actor(task.initiator_id, "chat"), task.id)
    await goes_round(talk)
    words = "提醒：甲申请使用"
    for person in (CHEN_JING, LI_MING):
        assert await standing(talk, person, words) == 1
    reminder = next(each for each in await talk.messages(CHEN_JING) if words in text_of(each))
    await talk.presses(CHEN_JING, "同意用印", message=reminder)
    await goes_round(talk)
    for person, left in ((CHEN_JING, 2), (LI_MING, 0)):  # who keeps it since was never asked
        shown = [each for each in await talk.messages(person) if "甲申请使用" in text_of(each)]
        assert len(shown) == left and not any(buttons_of(each) for each in shown)
        assert all("✓ " in text_of(each) and not text_of(each).startswith("提醒") for each in shown)
