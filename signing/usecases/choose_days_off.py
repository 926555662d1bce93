from __future__ import annotations

from dataclasses import replace

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.workdays import is_known
from signing.usecases.wishes_desk import SettingsView, at_wishes


async def choose_days_off(ports: Ports, actor: Actor, *, on: bool) -> SettingsView:
    """No reminders on weekends and holidays of the person's region."""
    async with at_wishes(ports, actor) as desk:
        await desk.change(replace(desk.wishes, days_off=on), days_off=on)
        return await desk.view()


async def choose_region(ports: Ports, actor: Actor, region: str | None) -> SettingsView:
    """Whose holidays; None: those of the time zone's country. BadAnswer `region-unknown`."""
    wanted = region.strip().upper() if region else None
    if wanted is not None and not is_known(wanted):
        raise BadAnswer("region-unknown", region=wanted[:10])
    async with at_wishes(ports, actor) as desk:
        await desk.change(replace(desk.wishes, region=wanted), region=wanted)
        return await desk.view()
