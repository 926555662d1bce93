"""/find: tasks by words."""

from __future__ import annotations

import contextlib

from telegram import Message, MessageEntity

from bot.conversations.visit import Visit
from bot.screens.finding import ask_words, found_list
from signing.errors import BadAnswer, Refusal
from signing.ports import Dialogue
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.find_tasks import EVERYTHING, find_tasks

KIND = "find"


async def find(visit: Visit) -> None:
    """With words: what they find. Without: asked for."""
    if visit.argument:
        await _found(visit, visit.argument)
        return
    asked = await visit.send(ask_words(visit.voice))
    await begin_dialogue(visit.ports, visit.actor, KIND, data={"asked": asked})


async def find_words(visit: Visit, dialogue: Dialogue) -> None:
    await _found(visit, visit.words)
    await end_dialogue(visit.ports, visit.actor)
    await visit.question_over(dialogue)


async def among(visit: Visit, which: str) -> None:
    """/tasks with words: the list, only those that have them."""
    await _found(visit, visit.argument, which)


async def find_press(visit: Visit) -> None:
    """Another tab or leaf of a list, whose words stand in its head. Refusal("find-over")."""
    shown = visit.query.message if visit.query else None
    said = shown.parse_entities([MessageEntity.CODE]) if isinstance(shown, Message) and shown.text else {}
    if not said:
        raise Refusal("find-over")
    press = visit.press
    found = await find_tasks(visit.ports, visit.actor, next(iter(said.values())), press.part(0), press.number(1))
    await visit.redraw(found_list(found, visit.voice, visit.ports.clock()))


async def several(visit: Visit, words: str) -> bool:
    """What a command is about, where its words are in more than one task; False where they are in none."""
    with contextlib.suppress(BadAnswer):
        found = await find_tasks(visit.ports, visit.actor, words)
        if found.tasks:
            await visit.send(found_list(found, visit.voice, visit.ports.clock()))
            return True
    return False


async def _found(visit: Visit, words: str, which: str = EVERYTHING) -> None:
    found = await find_tasks(visit.ports, visit.actor, words, which)
    await visit.send(found_list(found, visit.voice, visit.ports.clock()))
