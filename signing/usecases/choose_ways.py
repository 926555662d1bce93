from __future__ import annotations

from dataclasses import replace

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.ways import EMAIL, LETTERS
from signing.usecases.ways_of import ways_of
from signing.usecases.wishes_desk import SettingsView, at_wishes, ways_open


async def choose_first_way(ports: Ports, actor: Actor, way: str) -> SettingsView:
    """Which way notices take first; the others follow in the order they had, and the next is tried where one
    fails. Cards, codes and files stay in the chat. BadAnswer `way-not-open` where there is no such way to them."""
    async with at_wishes(ports, actor) as desk:
        there = await ways_of(ports, desk.tx, desk.person)
        if way not in there:
            raise BadAnswer("way-not-open", way=way if way in LETTERS else EMAIL)
        order = (way, *(each for each in there if each != way))
        await desk.change(replace(desk.wishes, order=order), first_way=way, order=list(order))
        return await desk.view()


async def choose_copies(ports: Ports, actor: Actor, *, on: bool) -> SettingsView:
    """Whether what is told in the chat goes to the person's e-mail too. BadAnswer `way-not-open`."""
    async with at_wishes(ports, actor) as desk:
        if on and EMAIL not in ways_open(ports, desk.person):
            raise BadAnswer("way-not-open", way=EMAIL)
        await desk.change(replace(desk.wishes, email_copies=on), email_copies=on)
        return await desk.view()
