"""What is kept about somebody: seen and copied by themselves, wished away, and erased by admins."""

from __future__ import annotations

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens import my_data as screens
from bot.screens.screen import Screen
from signing.usecases.ask_erasure import ask_erasure
from signing.usecases.erase_person import erase_person
from signing.usecases.fetch_my_data import fetch_my_data
from signing.usecases.view_erasures import find_who, view_erasure, view_erasures
from signing.usecases.view_my_data import view_my_data


async def show(visit: Visit) -> None:
    await visit.redraw(screens.my_data(await view_my_data(visit.ports, visit.actor), visit.voice))


async def copy(visit: Visit) -> None:
    """File after file, as each is ready."""
    async with at_work(visit, "reading-file"):
        async for name, data in fetch_my_data(visit.ports, visit.actor):
            await visit.send(Screen(visit.voice.say("mydata-here"), document=(name, data)))


async def ask(visit: Visit) -> None:
    await visit.redraw(screens.ask_wish(await view_my_data(visit.ports, visit.actor), visit.voice))


async def wish(visit: Visit) -> None:
    first = await ask_erasure(visit.ports, visit.actor)
    await visit.redraw(screens.wish_told(first, visit.voice))


async def erase(visit: Visit) -> None:
    """/erase, for admins: who wishes it, or whoever the words name."""
    if not visit.argument:
        await wishes(visit)
        return
    person_id = await find_who(visit.ports, visit.actor, visit.argument)
    view = await view_erasure(visit.ports, visit.actor, person_id)
    await visit.send(screens.before_erasing(view, visit.voice))


async def wishes(visit: Visit) -> None:
    await visit.redraw(screens.wishes(await view_erasures(visit.ports, visit.actor), visit.voice))


async def person(visit: Visit) -> None:
    view = await view_erasure(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.before_erasing(view, visit.voice))


async def ask_sure(visit: Visit) -> None:
    view = await view_erasure(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.before_erasing(view, visit.voice, sure=True))


async def erase_now(visit: Visit) -> None:
    done = await erase_person(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.erased(done, visit.voice))
