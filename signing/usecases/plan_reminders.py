from __future__ import annotations

from dataclasses import replace

from signing.ports import Actor, Ports
from signing.task.drafting import changed
from signing.task.reminder_plan import PlanPart, changed_plan
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def plan_reminders(
    ports: Ports, actor: Actor, task_id: str, part: PlanPart, value: str, *, version: int | None = None
) -> DraftView:
    """One thing about the reminders of a draft. BadAnswer `reminders-wrong`; stays at the question."""
    async with at_draft(ports, actor, task_id, "choose-reminders", version) as desk:
        plan = changed_plan(desk.task.reminders, part, value)
        task = replace(desk.task, reminders=plan)
        desk.change(changed(task, "reminders", **{part.value: value}))
    return desk.view()
