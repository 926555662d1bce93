from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.wishes_desk import SettingsView, at_wishes


async def view_settings(ports: Ports, actor: Actor) -> SettingsView:
    async with at_wishes(ports, actor) as desk:
        return await desk.view()
