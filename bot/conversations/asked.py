"""Questions that stand in a message of their own: in place of what was pressed, anew after words."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from telegram import Message

from bot.conversations.visit import Visit
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, Refusal
from signing.ports import Dialogue
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue


async def ask(
    visit: Visit,
    kind: str,
    step: str,
    data: Mapping[str, Any],
    screen: Screen,
    *,
    task_id: str | None = None,
    anew: bool = False,
) -> None:
    """The next words answer it. `anew`: at the bottom even after a press, where what was pressed is to stay."""
    kept = {key: value for key, value in data.items() if key != "asked"}
    pressed = visit.query.message if visit.query else None
    if visit.query is None or anew:
        kept["asked"] = await visit.send(screen)
    else:
        if isinstance(pressed, Message) and not pressed.photo:
            kept["asked"] = pressed.message_id  # it becomes this question
        await visit.redraw(screen)
    await begin_dialogue(visit.ports, visit.actor, kind, step=step, task_id=task_id, data=kept)


async def asked(visit: Visit, kind: str, *steps: str) -> Dialogue:
    """The dialogue, where it is at one of these questions. Refusal `button-over`."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or dialogue.kind != kind or dialogue.step not in steps:
        raise Refusal("button-over")
    return dialogue


@asynccontextmanager
async def answered(
    visit: Visit, dialogue: Dialogue, again: Callable[[str], Awaitable[None]]
) -> AsyncIterator[None]:
    """Inside, the words are acted upon and told of. What cannot be read is asked for `again`, with what was wrong;
    any other refusal ends the question."""
    try:
        yield
    except BadAnswer as refusal:
        await again(refusal_words(visit.voice, refusal))
    except Refusal:
        await end_dialogue(visit.ports, visit.actor)
        raise
    await visit.question_over(dialogue)
