"""What must be read before a draft, once sent, is signed."""

from __future__ import annotations

from dataclasses import replace

from bot.conversations.drafting import on_card
from bot.conversations.visit import Visit
from bot.screens.reading import ask_reading
from signing.task.model import Reading
from signing.usecases.choose_reading import choose_reading
from signing.usecases.view_draft import view_draft


async def reading(visit: Visit) -> None:
    """Without a value the question; with one, that is set, or taken back where it was set."""
    press = visit.press
    view = await view_draft(visit.ports, visit.actor, press.task_id)
    if press.args:
        wanted = _wanted(view.task.reading, press.part(0), press.number(0) if press.part(0).isdecimal() else 0)
        view = await choose_reading(visit.ports, visit.actor, press.task_id, reading=wanted, version=press.version)
    await on_card(visit, view, ask_reading(view, visit.voice))


def _wanted(now: Reading, word: str, seconds: int) -> Reading:
    if word == "end":
        return replace(now, to_end=not now.to_end)
    if word == "none":
        return Reading()
    return replace(now, seconds=0 if now.seconds == seconds else seconds)
