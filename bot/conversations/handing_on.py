"""Naming somebody in one's place, from the card: whom (typed or picked), why, and yes. Nothing happens before;
what is said waits in the dialogue's row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversations.asked import ask, asked
from bot.conversations.picking import picking_given_up
from bot.conversations.visit import Visit
from bot.screens.handing_on import ask_whom, ask_why, confirm, done
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, Refusal
from signing.ports import Dialogue
from signing.task.actions import read_reason
from signing.task.contacts import region_of
from signing.task.handing_on import read_successor
from signing.task.model import Task
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import PickedPerson
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.hand_on import hand_on
from signing.usecases.view_task import view_task

KIND = "handon"


async def begin(visit: Visit) -> None:
    task = await _task(visit, visit.press.task_id)
    await ask(visit, KIND, "who", {}, ask_whom(task, visit.voice), task_id=task.id, anew=True)


async def _task(visit: Visit, task_id: str) -> Task:
    view = await view_task(visit.ports, visit.actor, task_id)
    if "hand-on" not in view.can:
        raise Refusal("may-not-hand-on")
    return view.task


async def handing_on_words(visit: Visit, dialogue: Dialogue) -> None:
    if await picking_given_up(visit):
        return
    task = await _task(visit, dialogue.task_id or "")
    if dialogue.step == "who":
        await _named(visit, task)
    elif dialogue.step == "reason":
        await _why(visit, task, dialogue)
        await visit.question_over(dialogue)


async def _named(visit: Visit, task: Task) -> None:
    try:
        named = read_successor(visit.words, region=region_of(visit.ports.installation.time_zone))
    except BadAnswer as refusal:
        screen = ask_whom(task, visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, KIND, "who", {}, screen, task_id=task.id)
        return
    await _ask_why(visit, task, {"to": visit.words, "name": named.name})


async def successor_picked(visit: Visit, picked: Sequence[PickedPerson]) -> bool:
    """False where nobody was asked for one."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or (dialogue.kind, dialogue.step) != (KIND, "who") or not picked:
        return False
    task = await _task(visit, dialogue.task_id or "")
    one = picked[0]
    await _ask_why(visit, task, {"to": one.name, "name": one.name, "telegram_id": one.telegram_id})
    return True


async def _ask_why(visit: Visit, task: Task, data: Mapping[str, Any]) -> None:
    await visit.send(Screen(visit.voice.say("hand-on-named", name=str(data["name"])), drop_reply=True))
    screen = ask_why(task, str(data["name"]), visit.voice)
    await ask(visit, KIND, "reason", data, screen, task_id=task.id)


async def _why(visit: Visit, task: Task, dialogue: Dialogue) -> None:
    name = str(dialogue.data["name"])
    try:
        reason = read_reason(visit.words)
    except BadAnswer as refusal:
        screen = ask_why(task, name, visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, KIND, "reason", dialogue.data, screen, task_id=task.id)
        return
    data = {**dialogue.data, "reason": reason}
    await ask(visit, KIND, "confirm", data, confirm(task, name, reason, visit.voice), task_id=task.id)


async def confirm_press(visit: Visit) -> None:
    dialogue = await asked(visit, KIND, "confirm")
    if dialogue.task_id != visit.press.task_id:
        raise Refusal("button-over")
    await end_dialogue(visit.ports, visit.actor)
    data = dialogue.data
    found = await hand_on(
        visit.ports,
        visit.actor,
        visit.press.task_id,
        to=str(data["to"]),
        reason=str(data["reason"]),
        telegram_id=data.get("telegram_id"),
    )
    await visit.redraw(done(found.name, visit.voice, known=found.known))
