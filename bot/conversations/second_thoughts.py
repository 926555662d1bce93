"""From the card: an approval taken back, the deadline extended; correcting and resending, and the agreement that
ends a completed task."""

from __future__ import annotations

from bot.conversations.asked import answered, ask
from bot.conversations.drafting import show_draft
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens import second_thoughts as screens
from bot.screens.screen import Screen
from bot.screens.voice import cut
from signing.errors import Refusal
from signing.ports import Dialogue
from signing.task.model import Task, TaskState
from signing.usecases.correct_task import correct_task
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.extend_deadline import extend_deadline
from signing.usecases.rescind_task import rescind_task
from signing.usecases.take_back_approval import take_back_approval
from signing.usecases.view_draft import view_draft
from signing.usecases.view_task import view_task

EXTEND, RESCIND = "extend", "rescind"


async def task_where(visit: Visit, task_id: str, act: str, refusal: str) -> Task:
    """Refusal where the card that offered it is no longer true; the use case says why."""
    view = await view_task(visit.ports, visit.actor, task_id)
    if act not in view.can:
        raise Refusal(refusal)
    return view.task


# ── an approval ──────────────────────────────────────────────────────────────────────────────────────────────


async def ask_take_back(visit: Visit) -> None:
    task = await task_where(visit, visit.press.task_id, "take-back", "nothing-to-take-back")
    await visit.send(screens.confirm_take_back(task, visit.voice))


async def take_back(visit: Visit) -> None:
    task = await take_back_approval(visit.ports, visit.actor, visit.press.task_id)
    button = screens.to_card(task, visit.voice)
    await visit.redraw(Screen(visit.voice.say("done-take-back", title=cut(task.title, 80)), rows=((button,),)))


# ── the deadline ─────────────────────────────────────────────────────────────────────────────────────────────


async def begin_extending(visit: Visit) -> None:
    await extending(visit, visit.press.task_id)
    if visit.press.args:  # from a list of tasks, which has done its work
        await visit.take_away()


async def extending(visit: Visit, task_id: str) -> None:
    task = (await view_task(visit.ports, visit.actor, task_id)).task
    if task.deadline is None:
        raise Refusal("extend-no-deadline")
    task = await task_where(visit, task_id, "extend", "put-off-not-now")
    await ask(visit, EXTEND, "words", {}, screens.ask_extend(task, visit.voice), task_id=task.id, anew=True)


async def extend_by(visit: Visit) -> None:
    task = await extend_deadline(visit.ports, visit.actor, visit.press.task_id, days=visit.press.number())
    await end_dialogue(visit.ports, visit.actor)
    await visit.redraw(screens.extended(task, visit.voice))


async def extend_words(visit: Visit, dialogue: Dialogue) -> None:
    task_id = dialogue.task_id or ""
    view = await view_task(visit.ports, visit.actor, task_id)

    async def again(trouble: str) -> None:
        screen = screens.ask_extend(view.task, visit.voice, trouble=trouble)
        await ask(visit, EXTEND, "words", {}, screen, task_id=task_id)

    async with answered(visit, dialogue, again):
        task = await extend_deadline(visit.ports, visit.actor, task_id, words=visit.words)
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.extended(task, visit.voice))


# ── what follows ─────────────────────────────────────────────────────────────────────────────────────────────


async def correct(visit: Visit) -> None:
    await show_draft(visit, await correct_task(visit.ports, visit.actor, visit.press.task_id), anew=True)


async def begin_rescinding(visit: Visit) -> None:
    """An agreement that is drawn up already is shown: its reason stands in it."""
    links = (await view_task(visit.ports, visit.actor, visit.press.task_id)).links
    begun = next((each for each in links if each.how == "rescission" and each.state == TaskState.DRAFT), None)
    if begun is not None:
        await show_draft(visit, await view_draft(visit.ports, visit.actor, begun.task_id), anew=True)
        return
    task = await task_where(visit, visit.press.task_id, "rescind", "not-rescindable")
    screen = screens.ask_rescind_reason(task, visit.voice)
    await ask(visit, RESCIND, "reason", {}, screen, task_id=task.id, anew=True)


async def rescind_words(visit: Visit, dialogue: Dialogue) -> None:
    view = await view_task(visit.ports, visit.actor, dialogue.task_id or "")

    async def again(trouble: str) -> None:
        screen = screens.ask_rescind_reason(view.task, visit.voice, trouble=trouble)
        await ask(visit, RESCIND, "reason", {}, screen, task_id=view.task.id)

    async with answered(visit, dialogue, again):
        async with at_work(visit, "reading-file"):
            draft = await rescind_task(visit.ports, visit.actor, view.task.id, reason=visit.words)
        await visit.say("rescind-drafted")
        await show_draft(visit, draft, anew=True)
