"""The evidence of an ended task, as files in the chat."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.handlers.tasks import UPLOAD_LIMIT_MB
from bot.screens.report import report_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import cut
from signing.ports import Actor, Ports
from signing.usecases.fetch_everything import fetch_everything
from signing.usecases.fetch_report import fetch_report
from signing.usecases.view_task import view_task

Fetch = Callable[[Ports, Actor, str], Awaitable[tuple[str, bytes]]]


async def report(visit: Visit) -> None:
    await _send(visit, fetch_report, "report-here")


async def everything(visit: Visit) -> None:
    await _send(visit, fetch_everything, "everything-here")


async def _send(visit: Visit, fetch: Fetch, words: str) -> None:
    task_id = visit.press.task_id
    view = await view_task(visit.ports, visit.actor, task_id)  # not theirs: said before anything is shown at work
    async with at_work(visit, "reading-file"):
        found = await fetch(visit.ports, visit.actor, task_id)
    if len(found[1]) > UPLOAD_LIMIT_MB * 1024 * 1024:
        button = Button(visit.voice.label("button-open"), page=f"/t/{task_id}")
        await visit.send(Screen(visit.voice.say("report-too-large"), rows=((button,),)))
        return
    said = visit.voice.say(words, title=cut(view.task.title, 80), number=view.task.number)
    await visit.send(Screen(said, document=found, rows=report_rows(task_id, visit.voice)))
