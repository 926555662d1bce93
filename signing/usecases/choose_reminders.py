from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import drafting
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def choose_reminders(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    hours_before: tuple[int, ...],
    every_days: int | None = None,
    version: int | None = None,
) -> DraftView:
    """Hours before the deadline; () turns these off. `every_days`: again and again until then, 0 turns that off,
    None leaves it. BadAnswer("reminders-wrong"). Stays at the question."""
    async with at_draft(ports, actor, task_id, "choose-reminders", version) as desk:
        desk.change(drafting.choose_reminders(desk.task, hours_before, ports.clock(), every_days=every_days))
    return desk.view()
