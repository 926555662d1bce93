from __future__ import annotations

from dataclasses import replace

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.preferences import FIRST_WAYS
from signing.task.ways import CHAT, EMAIL
from signing.usecases.wishes_desk import SettingsView, at_wishes, ways_open


async def choose_first_way(ports: Ports, actor: Actor, way: str) -> SettingsView:
    """Which way notices take first: cards, codes and files stay in the chat. BadAnswer `way-not-open` where the
    house has no such way, or the person no address there."""
    async with at_wishes(ports, actor) as desk:
        if way not in FIRST_WAYS or (way != CHAT and way not in ways_open(ports, desk.person)):
            raise BadAnswer("way-not-open", way=way if way in FIRST_WAYS else EMAIL)
        await desk.change(replace(desk.wishes, first_way=way), first_way=way)
        return await desk.view()


async def choose_copies(ports: Ports, actor: Actor, *, on: bool) -> SettingsView:
    """Whether what is told in the chat goes to the person's e-mail too. BadAnswer `way-not-open`."""
    async with at_wishes(ports, actor) as desk:
        if on and EMAIL not in ways_open(ports, desk.person):
            raise BadAnswer("way-not-open", way=EMAIL)
        await desk.change(replace(desk.wishes, email_copies=on), email_copies=on)
        return await desk.view()
