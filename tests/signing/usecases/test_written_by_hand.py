"""抄录 by hand: a sentence written on a pad, kept as a picture, drawn into its place, bound to the code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.errors import BadAnswer, Refusal, Stale
from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor
from signing.task.model import PartyState, Task
from signing.usecases.fetch_document import fetch_document
from signing.usecases.hand import Hand
from signing.usecases.keep_answers import keep_answers
from signing.usecases.keep_picture import keep_picture
from signing.usecases.request_code import Wishes
from signing.usecases.sign_document import sign_document
from tests.forms import send_with
from tests.pdfs import contract, drawing
from tests.world import World

SENTENCE = "本人已阅读并理解上述风险，自愿承担。"


async def sent(world: World) -> tuple[Task, Actor, Actor]:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[li], document=contract(1))
    sign = task.fields[0]
    place = Field(
        "copy_1", sign.party_id, FieldKind.COPIED, 0, Box(60, 300, 320, 40), sentence=SENTENCE, format="hand"
    )
    return await send_with(world, ann, task, (replace(sign, box=Box(60, 200, 160, 50)), place)), ann, li


async def test_it_is_drawn_and_the_sentence_is_the_fields_value(world: World) -> None:
    task, _, li = await sent(world)
    kept = await keep_picture(world.ports, li, task.id, "copy_1", drawing())
    assert kept.data.startswith(b"\x89PNG")
    wishes = Wishes(Hand(typed="李明"), values={"copy_1": kept.name})
    after = await world.sign(li, task, wishes=wishes)
    assert after.parties[0].state is PartyState.SIGNED
    _, data = await fetch_document(world.ports, li, task.id)
    assert SENTENCE.encode("utf-16-be") in data or SENTENCE.encode("utf-16-be").hex().encode() in data.lower()
    assert b"/Image" in data[-200_000:]


async def test_words_are_no_writing_and_nothing_written_is_said_so(world: World) -> None:
    task, _, li = await sent(world)
    for value, code in ((SENTENCE, "picture-missing"), ("a" * 64, "picture-missing")):
        with pytest.raises(BadAnswer, match=code):
            await keep_answers(world.ports, li, task.id, {"copy_1": value})
    judged = await keep_answers(world.ports, li, task.id, {"copy_1": ""})
    assert judged.wrong["copy_1"].code == "answer-not-written"
    with pytest.raises(Refusal, match="answer-not-written"):
        await world.asks_code(li, task)


async def test_a_blank_pad_is_no_writing(world: World) -> None:
    task, _, li = await sent(world)
    with pytest.raises(BadAnswer, match="drawing-blank"):
        await keep_picture(world.ports, li, task.id, "copy_1", drawing(ink=3))


async def test_a_code_is_for_what_was_written_when_it_was_asked_for(world: World) -> None:
    task, _, li = await sent(world)
    first = await keep_picture(world.ports, li, task.id, "copy_1", drawing())
    code = await world.asks_code(li, task, wishes=Wishes(Hand(typed="李明"), values={"copy_1": first.name}))
    with pytest.raises(Stale, match="values-changed"):
        await sign_document(world.ports, li, task.id, code=code, seen="f" * 64)
    second = await keep_picture(world.ports, li, task.id, "copy_1", drawing(ink=90))
    assert second.name != first.name
    world.clock.advance(seconds=40)
    with pytest.raises(BadAnswer, match="picture-missing"):
        await world.asks_code(li, task, wishes=Wishes(Hand(typed="李明"), values={"copy_1": first.name}))
