"""/seals: which ones there are, one of them, frozen, thawed, cancelled."""

from __future__ import annotations

from bot.conversations.visit import Visit
from bot.screens.seals import confirm_cancel, seal_card, seal_list
from signing.errors import Stale
from signing.ports import SealState
from signing.usecases.freeze_seal import freeze_seal
from signing.usecases.list_seals import list_seals
from signing.usecases.view_seal import view_seal


async def seals(visit: Visit) -> None:
    """The list: anew after the command, in place after a press."""
    await visit.redraw(seal_list(await list_seals(visit.ports, visit.actor), visit.voice))


async def seal(visit: Visit) -> None:
    await _show(visit)


async def change(visit: Visit) -> None:
    press = visit.press
    to = press.one_of(SealState)
    try:
        view = await freeze_seal(visit.ports, visit.actor, press.task_id, to=to, version=press.version)
    except Stale:
        await _show(visit)  # as it is now
        raise
    await visit.redraw(seal_card(view, visit.voice))


async def ask_cancel(visit: Visit) -> None:
    view = await view_seal(visit.ports, visit.actor, visit.press.task_id)
    if view.seal.version != visit.press.version:
        raise Stale("seal-changed")
    await visit.redraw(confirm_cancel(view, visit.voice))


async def _show(visit: Visit) -> None:
    view = await view_seal(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(seal_card(view, visit.voice))
