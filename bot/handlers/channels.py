"""/settings → notices: in which order somebody's ways are tried, and robots of their own."""

from __future__ import annotations

import contextlib

from telegram.error import TelegramError

from bot.conversations.asked import ask
from bot.conversations.visit import Visit
from bot.screens import channels as screens
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Dialogue
from signing.task.channels import OWN, Channel
from signing.usecases.channels import add_channel, drop_channel, try_channel
from signing.usecases.choose_ways import choose_copies, choose_first_way
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.view_settings import view_settings
from signing.usecases.wishes_desk import SettingsView

KIND = "channel"


async def ways(visit: Visit) -> None:
    view = await view_settings(visit.ports, visit.actor)
    await visit.redraw(screens.ways_screen(view, visit.voice))


async def first_way(visit: Visit) -> None:
    await _first(visit, visit.press.part())


async def first_channel(visit: Visit) -> None:
    await _first(visit, f"{OWN}{visit.press.task_id}")


async def copies(visit: Visit) -> None:
    trouble = None
    try:
        view = await choose_copies(visit.ports, visit.actor, on=visit.press.number() == 1)
    except BadAnswer as refusal:
        trouble = refusal_words(visit.voice, refusal)
        view = await view_settings(visit.ports, visit.actor)
    await visit.redraw(screens.ways_screen(view, visit.voice, trouble=trouble))


async def channel(visit: Visit) -> None:
    view = await view_settings(visit.ports, visit.actor)
    await visit.redraw(screens.channel_screen(view, _one(view, visit.press.task_id), visit.voice))


async def begin(visit: Visit) -> None:
    view = await view_settings(visit.ports, visit.actor)
    await ask(visit, KIND, "robot", {}, screens.ask_channel(view, visit.ports.installation, visit.voice))


async def channel_words(visit: Visit, dialogue: Dialogue) -> None:
    """The address lets whoever has it write into the group, so it does not stay in the chat."""
    if visit.message is not None:
        with contextlib.suppress(TelegramError):  # in a chat where we may not, the person can
            await visit.message.delete()
    await visit.question_over(dialogue)
    try:
        view = await add_channel(visit.ports, visit.actor, visit.words)
    except Refusal as refusal:
        view = await view_settings(visit.ports, visit.actor)
        words = refusal_words(visit.voice, refusal)
        again = screens.ask_channel(view, visit.ports.installation, visit.voice, words)
        await ask(visit, KIND, "robot", {}, again)
        return
    await end_dialogue(visit.ports, visit.actor)
    await visit.send(screens.channel_screen(view, view.channels[-1], visit.voice, tested=True))


async def test(visit: Visit) -> None:
    view = await try_channel(visit.ports, visit.actor, visit.press.task_id)
    screen = screens.channel_screen(view, _one(view, visit.press.task_id), visit.voice, tested=True)
    await visit.redraw(screen)


async def remove(visit: Visit) -> None:
    view = await drop_channel(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.ways_screen(view, visit.voice))


async def _first(visit: Visit, way: str) -> None:
    trouble = None
    try:
        view = await choose_first_way(visit.ports, visit.actor, way)
    except BadAnswer as refusal:
        trouble = refusal_words(visit.voice, refusal)
        view = await view_settings(visit.ports, visit.actor)
    await visit.redraw(screens.ways_screen(view, visit.voice, trouble=trouble))


def _one(view: SettingsView, channel_id: str) -> Channel:
    found = next((each for each in view.channels if each.id == channel_id), None)
    if found is None:
        raise NotAllowed("not-found")
    return found
