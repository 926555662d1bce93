"""A template's link: shown, limited, ended; and what came by it, decided on."""

from __future__ import annotations

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens import shares as screens
from signing.errors import Stale
from signing.usecases.decide_share import decide_share, view_start
from signing.usecases.share_template import change_share, revoke_share, share_template
from signing.wording import say


async def show(visit: Visit) -> None:
    view = await share_template(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.share_card(view, visit.voice))


async def change(visit: Visit) -> None:
    """Of two quick taps on one state, the second finds another and is only shown it."""
    press = visit.press
    try:
        view = await change_share(
            visit.ports, visit.actor, press.task_id, what=press.part(), version=press.version
        )
    except Stale:
        await visit.toast(say(visit.voice.language, "card-refreshed"))
        await show(visit)
        return
    await visit.redraw(screens.share_card(view, visit.voice))


async def code(visit: Visit) -> None:
    view = await share_template(visit.ports, visit.actor, visit.press.task_id)
    await visit.send(screens.share_code(view, visit.voice))


async def ask_off(visit: Visit) -> None:
    await visit.redraw(screens.confirm_off(visit.press.task_id, visit.voice))


async def off(visit: Visit) -> None:
    name = await revoke_share(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.share_off(visit.press.task_id, name, visit.voice))


async def request(visit: Visit) -> None:
    view = await view_start(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.request(view, visit.voice))


async def yes(visit: Visit) -> None:
    async with at_work(visit, "template-starting"):
        view = await decide_share(visit.ports, visit.actor, visit.press.task_id, yes=True)
    await visit.redraw(screens.request(view, visit.voice))


async def no(visit: Visit) -> None:
    view = await decide_share(visit.ports, visit.actor, visit.press.task_id, yes=False)
    await visit.redraw(screens.request(view, visit.voice))
