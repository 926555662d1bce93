"""The buttons of a draft's documents."""

from __future__ import annotations

from bot.buttons import StrangeButton
from bot.conversations import documents as conversation
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from signing.usecases.arrange_documents import (
    join_documents,
    limit_document,
    move_document,
    part_document,
    remove_document,
)
from signing.usecases.draft_views import DraftView
from signing.usecases.view_draft import view_draft


async def _view(visit: Visit) -> DraftView:
    return await view_draft(visit.ports, visit.actor, visit.press.task_id)


async def documents(visit: Visit) -> None:
    await conversation.show_documents(visit, await _view(visit))


async def document(visit: Visit) -> None:
    await conversation.show_document(visit, await _view(visit), visit.press.number())


async def move(visit: Visit) -> None:
    press, way = visit.press, visit.press.part(1)
    if way not in {"up", "down"}:
        raise StrangeButton(press.verb)
    by = -1 if way == "up" else 1
    view = await move_document(
        visit.ports, visit.actor, press.task_id, key=press.number(), by=by, version=press.version
    )
    await conversation.show_documents(visit, view)


async def remove(visit: Visit) -> None:
    press = visit.press
    view = await remove_document(
        visit.ports, visit.actor, press.task_id, key=press.number(), version=press.version
    )
    await conversation.show_documents(visit, view)


async def who_sees(visit: Visit) -> None:
    await conversation.show_who_sees(visit, await _view(visit), visit.press.number())


async def toggle(visit: Visit) -> None:
    async with at_work(visit, "places-searching"):
        await conversation.toggle(visit, await _view(visit), visit.press.number(), visit.press.part(1))


async def everybody(visit: Visit) -> None:
    press = visit.press
    async with at_work(visit, "places-searching"):
        view = await limit_document(
            visit.ports, visit.actor, press.task_id, key=press.number(), party_ids=None, version=press.version
        )
    await conversation.show_who_sees(visit, view, press.number())


async def join(visit: Visit) -> None:
    async with at_work(visit, "joining-files"):
        view = await join_documents(visit.ports, visit.actor, visit.press.task_id, version=visit.press.version)
    await conversation.show_documents(visit, view)


async def part(visit: Visit) -> None:
    press = visit.press
    async with at_work(visit, "joining-files"):
        view = await part_document(
            visit.ports, visit.actor, press.task_id, key=press.number(), version=press.version
        )
    await conversation.show_documents(visit, view)
