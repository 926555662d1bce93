"""/contacts: the reader's own address book, and its buttons on a draft."""

from __future__ import annotations

from bot.conversations.asked import ask
from bot.conversations.drafting import show_draft
from bot.conversations.visit import Visit
from bot.screens import contacts as screens
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer
from signing.ports import Dialogue
from signing.usecases.contacts import (
    add_contact_party,
    forget_contact,
    list_contacts,
    put_contact,
    view_contact,
)
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.view_draft import view_draft

KIND = "contact"


async def contacts(visit: Visit) -> None:
    page = visit.press.number() if visit.query and visit.press.args else 0
    await visit.redraw(screens.book_screen(await list_contacts(visit.ports, visit.actor, page), visit.voice))


async def contact(visit: Visit) -> None:
    found = await view_contact(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.contact_card(found, visit.voice))


async def add(visit: Visit) -> None:
    await ask(visit, KIND, "line", {}, screens.ask_contact(visit.voice))


async def edit(visit: Visit) -> None:
    found = await view_contact(visit.ports, visit.actor, visit.press.task_id)
    data = {"contact": found.id, "name": found.name}
    await ask(visit, KIND, "line", data, screens.ask_contact(visit.voice, name=found.name))


async def forget(visit: Visit) -> None:
    name = await forget_contact(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.contact_forgotten(name, visit.voice))


async def contact_words(visit: Visit, dialogue: Dialogue) -> None:
    """What cannot be read is asked again, with what was wrong."""
    contact_id, name = dialogue.data.get("contact"), dialogue.data.get("name")
    try:
        made = await put_contact(visit.ports, visit.actor, visit.words, contact_id)
    except BadAnswer as refusal:
        trouble = refusal_words(visit.voice, refusal)
        await ask(visit, KIND, "line", dialogue.data, screens.ask_contact(visit.voice, name=name, trouble=trouble))
    else:
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.contact_card(made, visit.voice, saved=True))
    await visit.question_over(dialogue)


async def add_to_draft(visit: Visit) -> None:
    press = visit.press
    try:
        view = await add_contact_party(
            visit.ports, visit.actor, press.task_id, press.part(), version=press.version
        )
    except BadAnswer as refusal:
        view = await view_draft(visit.ports, visit.actor, press.task_id)
        await show_draft(visit, view, trouble=refusal_words(visit.voice, refusal))
        return
    await show_draft(visit, view)
