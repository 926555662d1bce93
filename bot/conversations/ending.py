"""Rejecting, withdrawing and discarding: the reason first (a draft needs none), then some seconds in which it can
be undone. The wish is a row: it is carried out after a restart, too."""

from __future__ import annotations

from typing import cast

from bot.buttons import StrangeButton
from bot.conversations.asked import answered
from bot.conversations.visit import Visit
from bot.screens.asking import End, ask_reason
from bot.screens.putting_off import put_off_screen, undone
from bot.screens.task_card import task_card
from signing.errors import Refusal
from signing.ports import Dialogue
from signing.task.model import Task, TaskState
from signing.task.put_off import ACTS
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.do_put_off import do_act
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.put_off_act import note_put_off, put_off_act
from signing.usecases.undo_act import undo_act
from signing.usecases.view_task import view_task
from signing.usecases.waiting_act import waiting_act
from signing.wording import say


async def begin_end(visit: Visit, end: End) -> None:
    """The button on the card: asks why. On a card that is no longer true, the card is drawn again."""
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    if view.task.version != visit.press.version or end not in view.can:
        await visit.toast(say(visit.voice.language, "card-refreshed"))
        await visit.show_card(view.task.id, task_card(view, visit.voice))
        return
    await ask_why(visit, end, view.task)
    if visit.press.args:  # from a list of tasks, which has done its work
        await visit.take_away()


async def ask_why(visit: Visit, end: End, task: Task, *, trouble: str | None = None) -> None:
    asked = await visit.send(ask_reason(end, task, visit.voice, trouble=trouble))
    await begin_dialogue(visit.ports, visit.actor, end, step="reason", task_id=task.id, data={"asked": asked})


async def reason_words(visit: Visit, dialogue: Dialogue) -> None:
    """The reason, typed: the act waits for some seconds."""
    end = cast(End, dialogue.kind)
    view = await view_task(visit.ports, visit.actor, dialogue.task_id or "")

    async def again(trouble: str) -> None:
        await ask_why(visit, end, view.task, trouble=trouble)

    async with answered(visit, dialogue, again):
        act = await put_off_act(visit.ports, visit.actor, view.task.id, act=end, reason=visit.words)
        await end_dialogue(visit.ports, visit.actor)
        message_id = await visit.send(put_off_screen(act, view, visit.voice))
        await note_put_off(visit.ports, act, message_id)


async def discard_press(visit: Visit) -> None:
    """A draft is thrown away in some seconds."""
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    if view.task.state is not TaskState.DRAFT:
        await visit.show_card(view.task.id, task_card(view, visit.voice))
        return
    act = await put_off_act(visit.ports, visit.actor, view.task.id, act="discard")
    message_id = await visit.send(put_off_screen(act, view, visit.voice))
    await note_put_off(visit.ports, act, message_id)


async def at_once(visit: Visit) -> None:
    """Not to be waited for: done now; the courier puts the outcome in place of this message."""
    press = visit.press
    if press.arg not in ACTS:
        raise StrangeButton(press.verb)
    act = await waiting_act(visit.ports, visit.actor, press.task_id)
    if act is None or act.act != press.arg:
        raise Refusal("undo-late")
    await visit.toast()
    await do_act(visit.ports, press.task_id, act.id)


async def undo(visit: Visit) -> None:
    act, task = await undo_act(visit.ports, visit.actor, visit.press.task_id)
    assert act in ACTS, "the table knows no others"
    await visit.redraw(undone(act, task, visit.voice))
