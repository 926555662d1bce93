from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.model import Reading
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def choose_reading(
    ports: Ports, actor: Actor, task_id: str, *, reading: Reading, version: int | None = None
) -> DraftView:
    """What everybody must have read before they sign or approve. BadAnswer("reading-wrong"). Stays at the
    question."""
    async with at_draft(ports, actor, task_id, "choose-reading", version) as desk:
        desk.change(drafting.choose_reading(desk.task, reading, ports.clock()))
    return desk.view()
