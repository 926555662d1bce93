"""From the card: an approval taken back, the deadline extended, a document replaced; correcting and resending, and
the agreement that ends a completed task."""

from __future__ import annotations

from bot.conversations.asked import ask
from bot.conversations.drafting import show_draft
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit, fetched
from bot.screens import second_thoughts as screens
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from bot.screens.voice import cut
from signing.errors import BadAnswer, DocumentRefused, Refusal
from signing.ports import Dialogue
from signing.task.model import Task, TaskState
from signing.usecases.correct_task import correct_task
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.extend_deadline import extend_deadline
from signing.usecases.replace_sent_document import replace_sent_document
from signing.usecases.rescind_task import rescind_task
from signing.usecases.take_back_approval import take_back_approval
from signing.usecases.view_draft import view_draft
from signing.usecases.view_task import view_task

EXTEND, REPLACE, RESCIND = "extend", "replacesent", "rescind"


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
    try:
        task = await extend_deadline(visit.ports, visit.actor, task_id, words=visit.words)
    except BadAnswer as refusal:
        screen = screens.ask_extend(view.task, visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, EXTEND, "words", {}, screen, task_id=task_id)
    except Refusal:
        await end_dialogue(visit.ports, visit.actor)
        raise
    else:
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.extended(task, visit.voice))
    await visit.question_over(dialogue)


# ── a document ───────────────────────────────────────────────────────────────────────────────────────────────


async def begin_replacing(visit: Visit) -> None:
    """Of several documents one is chosen first."""
    press = visit.press
    task = await task_where(visit, press.task_id, "replace-document", "somebody-acted")
    if len(task.documents) > 1 and not press.args:
        await visit.send(screens.ask_which_document(task, visit.voice))
        return
    data = {"document": press.number() if press.args else task.documents[0].key}
    await ask(visit, REPLACE, "file", data, screens.ask_new_file(task, visit.voice), task_id=task.id, anew=True)


async def replacing_words(visit: Visit, dialogue: Dialogue) -> None:
    """Words where a file was asked for."""
    await _ask_again(visit, dialogue, Refusal("replace-needs-file"))


async def replacement_sent(visit: Visit, dialogue: Dialogue, *, file_id: str, name: str) -> None:
    try:
        async with at_work(visit, "reading-file"):
            found = await replace_sent_document(
                visit.ports,
                visit.actor,
                dialogue.task_id or "",
                filename=name,
                data=await fetched(visit, file_id),
                document=int(dialogue.data["document"]),
            )
    except (DocumentRefused, BadAnswer) as refusal:
        await _ask_again(visit, dialogue, refusal)
        return
    except Refusal as refusal:
        if refusal.code in {"same-document", "replace-no-room"}:
            await _ask_again(visit, dialogue, refusal)
            return
        await end_dialogue(visit.ports, visit.actor)
        raise
    await end_dialogue(visit.ports, visit.actor)
    key = "replace-done" if found.kept else "replace-done-anew"
    button = screens.to_card(found.task, visit.voice)
    await visit.send(Screen(visit.voice.say(key, filename=cut(name, 60)), rows=((button,),)))
    await visit.question_over(dialogue)


async def _ask_again(visit: Visit, dialogue: Dialogue, refusal: Refusal | DocumentRefused) -> None:
    view = await view_task(visit.ports, visit.actor, dialogue.task_id or "")
    screen = screens.ask_new_file(view.task, visit.voice, trouble=refusal_words(visit.voice, refusal))
    await ask(visit, REPLACE, "file", dialogue.data, screen, task_id=view.task.id)
    await visit.question_over(dialogue)


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
    try:
        async with at_work(visit, "reading-file"):
            draft = await rescind_task(visit.ports, visit.actor, view.task.id, reason=visit.words)
    except BadAnswer as refusal:
        screen = screens.ask_rescind_reason(view.task, visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, RESCIND, "reason", {}, screen, task_id=view.task.id)
    except Refusal:
        await end_dialogue(visit.ports, visit.actor)
        raise
    else:
        await visit.say("rescind-drafted")
        await show_draft(visit, draft, anew=True)
    await visit.question_over(dialogue)
