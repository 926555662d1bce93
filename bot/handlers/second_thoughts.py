"""/withdraw and /extend: of the task with this number, or of one that is chosen."""

from __future__ import annotations

from bot.buttons import StrangeButton
from bot.conversations.ending import ask_why
from bot.conversations.second_thoughts import extending, task_where
from bot.conversations.visit import Visit
from bot.handlers.tasks import numbered
from bot.screens.second_thoughts import LISTED, which_task
from signing.errors import NotAllowed
from signing.task.model import Task
from signing.usecases.list_tasks import list_tasks
from signing.usecases.view_task import view_task

PAGES_MOST = 40  # of eight tasks


async def withdraw(visit: Visit) -> None:
    if not visit.argument:
        await visit.send(which_task("withdraw", await _possible(visit, "withdraw"), visit.voice))
        return
    task_id = await _of_mine(visit)
    await ask_why(visit, "withdraw", await task_where(visit, task_id, "withdraw", "put-off-not-now"))


async def extend(visit: Visit) -> None:
    if not visit.argument:
        await visit.send(which_task("extend", await _possible(visit, "extend"), visit.voice))
        return
    await extending(visit, await _of_mine(visit))


async def which_press(visit: Visit) -> None:
    """Another leaf of what a command may be about."""
    act, page = visit.press.part(0), visit.press.number(1)
    if act not in {"withdraw", "extend"}:
        raise StrangeButton(visit.press.verb)
    await visit.redraw(which_task(act, await _possible(visit, act, page), visit.voice, page))


async def _of_mine(visit: Visit) -> str:
    task_id = await numbered(visit, visit.argument)
    view = await view_task(visit.ports, visit.actor, task_id)
    if view.task.initiator_id != visit.person.id:
        raise NotAllowed("initiator-only")
    return task_id


async def _possible(visit: Visit, act: str, leaf: int = 0) -> list[Task]:
    """Of those that they sent, where it can be done now, as many as fill the leaves up to this one, and whether
    there is one more; most urgent first."""
    found: list[Task] = []
    for page in range(PAGES_MOST):
        listed = await list_tasks(visit.ports, visit.actor, "sent", page, "open")
        for task in listed.tasks:
            view = await view_task(visit.ports, visit.actor, task.id)
            found += [task] if act in view.can else []
        if not listed.more or len(found) > (leaf + 1) * LISTED:
            break
    return found
