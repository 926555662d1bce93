"""The buttons of a draft's files and attachments."""

from __future__ import annotations

from bot.buttons import Press, StrangeButton
from bot.conversations import filing
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from signing.usecases.arrange_files import move_file, remove_file
from signing.usecases.attach_file import detach_file
from signing.usecases.view_draft import view_draft


def _key(press: Press, at: int) -> int | None:
    """Of which document; the buttons of before name none."""
    return press.number(at) if len(press.args) > at else None


async def add(visit: Visit) -> None:
    await filing.ask_add_file(visit, await view_draft(visit.ports, visit.actor, visit.press.task_id))


async def files(visit: Visit) -> None:
    press = visit.press
    await filing.show_files(visit, await view_draft(visit.ports, visit.actor, press.task_id), _key(press, 0))


async def file(visit: Visit) -> None:
    view = await view_draft(visit.ports, visit.actor, visit.press.task_id)
    await filing.show_file(visit, view, visit.press.number(), _key(visit.press, 1))


async def move(visit: Visit) -> None:
    press, way = visit.press, visit.press.part(1)
    if way not in {"up", "down"}:
        raise StrangeButton(press.verb)
    by = -1 if way == "up" else 1
    async with at_work(visit, "joining-files"):
        changed = await move_file(
            visit.ports,
            visit.actor,
            press.task_id,
            number=press.number(),
            by=by,
            document=_key(press, 2),
            version=press.version,
        )
    await filing.show_files(visit, changed.view, _key(press, 2), dropped=changed.dropped)


async def remove(visit: Visit) -> None:
    press = visit.press
    async with at_work(visit, "joining-files"):
        changed = await remove_file(
            visit.ports,
            visit.actor,
            press.task_id,
            number=press.number(),
            document=_key(press, 1),
            version=press.version,
        )
    await filing.show_files(visit, changed.view, _key(press, 1), dropped=changed.dropped)


async def attachments(visit: Visit) -> None:
    await filing.show_attachments(visit, await view_draft(visit.ports, visit.actor, visit.press.task_id))


async def detach(visit: Visit) -> None:
    press = visit.press
    view = await detach_file(visit.ports, visit.actor, press.task_id, number=press.number(), version=press.version)
    await filing.show_attachments(visit, view)
