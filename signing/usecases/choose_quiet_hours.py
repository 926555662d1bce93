from __future__ import annotations

from dataclasses import replace

from signing.ports import Actor, Ports
from signing.task.preferences import Hours, check_quiet
from signing.usecases.wishes_desk import SettingsView, at_wishes


async def choose_quiet_hours(ports: Ports, actor: Actor, hours: Hours | None) -> SettingsView:
    """No notices between the two hours of the reader's day, but for codes and answers to what they just did; None:
    notices come whenever there are any. BadAnswer `quiet-wrong`."""
    check_quiet(hours)
    begin, end = hours or (None, None)
    async with at_wishes(ports, actor) as desk:
        after = replace(desk.wishes, quiet_from=begin, quiet_to=end)
        await desk.change(after, quiet=list(hours) if hours else None)
        return await desk.view()
