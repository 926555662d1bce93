"""By which ways the parties of a task are reached; and an invitation on paper for whom none does."""

from __future__ import annotations

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens.reach import reach_screen, sheet_screens
from signing.usecases.make_sheet import make_sheet
from signing.usecases.view_reach import view_reach


async def show(visit: Visit) -> None:
    view = await view_reach(visit.ports, visit.actor, visit.press.task_id)
    await visit.send(reach_screen(view, visit.voice))


async def sheet(visit: Visit) -> None:
    async with at_work(visit, "sheet-making"):
        made = await make_sheet(visit.ports, visit.actor, visit.press.task_id, visit.press.part())
    for screen in sheet_screens(made, visit.voice):
        await visit.send(screen)
