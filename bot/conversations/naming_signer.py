"""Who stands for a company says who of it acts: they themselves, or somebody typed or picked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversations.asked import ask
from bot.conversations.picking import picking_given_up
from bot.conversations.visit import Visit
from bot.screens.naming_signer import ask_signer, ask_who_signs, signer_named
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Dialogue
from signing.task.model import Task
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import PickedPerson
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.name_signer import name_signer
from signing.usecases.view_task import view_task

KIND = "signer"


async def begin(visit: Visit) -> None:
    await visit.send(ask_who_signs(await _task(visit, visit.press.task_id), visit.voice))


async def myself(visit: Visit) -> None:
    await name_signer(visit.ports, visit.actor, visit.press.task_id, to=None)
    await visit.redraw_sentence("signer-is-me")


async def other(visit: Visit) -> None:
    task = await _task(visit, visit.press.task_id)
    await ask(visit, KIND, "who", {}, ask_signer(task, visit.voice), task_id=task.id, anew=True)


async def signer_words(visit: Visit, dialogue: Dialogue) -> None:
    if await picking_given_up(visit):
        return
    await _name(visit, await _task(visit, dialogue.task_id or ""), visit.words, None)


async def signer_picked(visit: Visit, picked: Sequence[PickedPerson]) -> bool:
    """False where nobody was asked for one."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or dialogue.kind != KIND or not picked:
        return False
    await _name(visit, await _task(visit, dialogue.task_id or ""), picked[0].name, picked[0].telegram_id)
    return True


async def _name(visit: Visit, task: Task, said: str, telegram_id: int | None) -> None:
    try:
        found = await name_signer(visit.ports, visit.actor, task.id, to=said, telegram_id=telegram_id)
    except NotAllowed:
        raise
    except BadAnswer as refusal:
        screen = ask_signer(task, visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, KIND, "who", {}, screen, task_id=task.id)
        return
    await end_dialogue(visit.ports, visit.actor)
    await visit.send(signer_named(found.name, visit.voice, known=found.known))


async def _task(visit: Visit, task_id: str) -> Task:
    view = await view_task(visit.ports, visit.actor, task_id)
    if "name-signer" not in view.can:
        raise Refusal("nobody-to-name")
    return view.task
