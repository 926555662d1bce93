from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.preferences import check_absence
from signing.usecases.wishes_desk import SettingsView, at_wishes


async def set_absence(
    ports: Ports, actor: Actor, start: datetime, until: datetime, deputy_id: str
) -> SettingsView:
    """Turns that come between the two moments are the deputy's, where the task lets the party hand on. The deputy
    learns of it at once. BadAnswer as `check_absence`, `deputy-unknown`, `deputy-self`."""
    check_absence(start, until, ports.clock())
    async with at_wishes(ports, actor) as desk:
        deputy = await desk.tx.people.get(deputy_id)
        if deputy is None or deputy.telegram_id is None:
            raise BadAnswer("deputy-unknown")
        if deputy.id == desk.person.id:
            raise BadAnswer("deputy-self")
        after = replace(desk.wishes, away_from=start, away_until=until, deputy_id=deputy.id)
        if after != desk.wishes:
            facts = {"key": "told-named-deputy", "name": desk.person.name, "until": until.isoformat()}
            key = f"told-named-deputy:{desk.person.id}:{deputy.id}:{ports.clock().isoformat()}"
            await desk.tx.outbox.put(key=key, kind="told", person_id=deputy.id, facts=facts)
        times = {"away_from": start.isoformat(), "away_until": until.isoformat()}
        await desk.change(after, **times, deputy_id=deputy.id)
        view = await desk.view()
    ports.wake()
    return view


async def end_absence(ports: Ports, actor: Actor) -> SettingsView:
    """Back: turns are their own again. What a deputy has taken on stays with the deputy."""
    async with at_wishes(ports, actor) as desk:
        after = replace(desk.wishes, away_from=None, away_until=None)
        await desk.change(after, away_until=None)
        return await desk.view()
