"""/signature: what is kept of how one signs, and its deletion."""

from __future__ import annotations

import contextlib

from bot.conversations.visit import Visit
from bot.screens.hands import kept_hand
from signing.errors import NotAllowed
from signing.usecases.fetch_hands import fetch_hands
from signing.usecases.forget_hand import forget_hand


async def hands(visit: Visit) -> None:
    found = await fetch_hands(visit.ports, visit.actor)
    if not found:
        await visit.say("hand-none")
    for kind, png in found.items():
        await visit.send(kept_hand(kind, png, visit.voice))


async def forget(visit: Visit) -> None:
    kind = visit.press.part(0)
    with contextlib.suppress(NotAllowed):  # deleted on the page meanwhile: it is gone all the same
        await forget_hand(visit.ports, visit.actor, kind)
    await visit.take_away()
    await visit.say("hand-forgotten", kind=kind)
