"""/templates: which ones there are, and one that is no longer offered."""

from __future__ import annotations

from bot.conversations.visit import Visit
from bot.screens.templates import confirm_archive, template_list
from signing.usecases.archive_template import archive_template
from signing.usecases.list_templates import list_templates
from signing.usecases.view_template import view_template


async def templates(visit: Visit) -> None:
    """The list: anew after the command, in place after a press."""
    await _list(visit, visit.press.number() if visit.query and visit.press.args else 0)


async def ask_archive(visit: Visit) -> None:
    view = await view_template(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(confirm_archive(view.template, visit.voice))


async def archive(visit: Visit) -> None:
    press = visit.press
    await archive_template(visit.ports, visit.actor, press.task_id, version=press.version)
    await _list(visit, 0)


async def _list(visit: Visit, page: int) -> None:
    await visit.redraw(template_list(await list_templates(visit.ports, visit.actor), visit.voice, page))
