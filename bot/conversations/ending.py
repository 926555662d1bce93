"""Rejecting and withdrawing: the reason first, then the question whether they are sure. The reason waits in the
dialogue's row; nothing happens to the task before the last press."""

from __future__ import annotations

from typing import cast

from bot.conversations.visit import Visit
from bot.screens.asking import End, ask_reason, confirm_end, ended
from bot.screens.task_card import refusal_words, task_card
from signing.errors import BadAnswer
from signing.ports import Dialogue
from signing.task.actions import read_reason
from signing.task.model import Task
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.reject_task import reject_task
from signing.usecases.view_task import view_task
from signing.usecases.views import TaskView
from signing.usecases.withdraw_task import withdraw_task
from signing.wording import say


async def begin_end(visit: Visit, end: End) -> None:
    """The button on the card: asks why. On a card that is no longer true, the card is drawn again."""
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    if view.task.version != visit.press.version or end not in view.can:
        await visit.toast(say(visit.voice.language, "card-refreshed"))
        await visit.show_card(view.task.id, task_card(view, visit.voice))
        return
    await _ask(visit, end, view.task)


async def _ask(visit: Visit, end: End, task: Task, *, trouble: str | None = None) -> None:
    asked = await visit.send(ask_reason(end, task, visit.voice, trouble=trouble))
    await begin_dialogue(visit.ports, visit.actor, end, step="reason", task_id=task.id, data={"asked": asked})


async def reason_words(visit: Visit, dialogue: Dialogue) -> None:
    """The reason, typed: kept until the last press."""
    end = cast(End, dialogue.kind)
    view = await view_task(visit.ports, visit.actor, dialogue.task_id or "")
    try:
        reason = read_reason(visit.words)
    except BadAnswer as refusal:
        await _ask(visit, end, view.task, trouble=refusal_words(visit.voice, refusal))
    else:
        asked = await visit.send(confirm_end(end, view.task, reason, visit.voice))
        data = {"reason": reason, "stands": _stands(view), "asked": asked}
        await begin_dialogue(visit.ports, visit.actor, end, step="confirm", task_id=view.task.id, data=data)
    await visit.question_over(dialogue)


def _stands(view: TaskView) -> str:
    """What somebody who ends a task would want to hear first: that others have signed. That they have opened it
    is no news, though it makes another version of the task."""
    return f"{view.task.state}:{view.done}"


async def confirm_press(visit: Visit) -> None:
    """Yes, they are sure. Where the task has moved meanwhile they are asked again, about what it is now."""
    press = visit.press
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or (dialogue.kind, dialogue.task_id, dialogue.step) != (
        press.arg,
        press.task_id,
        "confirm",
    ):
        await visit.toast(say(visit.voice.language, "refusal-button-over"))
        return
    end, reason = cast(End, dialogue.kind), str(dialogue.data["reason"])
    view = await view_task(visit.ports, visit.actor, press.task_id)
    if dialogue.data.get("stands") != _stands(view) and end in view.can:
        await visit.toast(say(visit.voice.language, "card-refreshed"))
        data = {**dialogue.data, "stands": _stands(view)}
        await begin_dialogue(visit.ports, visit.actor, end, step="confirm", task_id=view.task.id, data=data)
        await visit.redraw(confirm_end(end, view.task, reason, visit.voice))
        return
    await end_dialogue(visit.ports, visit.actor)
    act = reject_task if end == "reject" else withdraw_task
    task = await act(visit.ports, visit.actor, press.task_id, reason=reason)
    await visit.redraw(ended(end, task, visit.voice))
