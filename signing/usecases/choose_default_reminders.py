from __future__ import annotations

from dataclasses import asdict, replace

from signing.ports import Actor, Ports
from signing.task.model import ReminderPlan
from signing.task.reminder_plan import PlanPart, changed_plan
from signing.usecases.wishes_desk import SettingsView, at_wishes


async def choose_default_reminders(ports: Ports, actor: Actor, part: PlanPart, value: str) -> SettingsView:
    """Of the tasks that the actor starts from now on. BadAnswer `reminders-wrong`."""
    async with at_wishes(ports, actor) as desk:
        plan = changed_plan(desk.wishes.reminders or ReminderPlan(), part, value)
        await desk.change(replace(desk.wishes, reminders=plan), reminders=asdict(plan))
        return await desk.view()
