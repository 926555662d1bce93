from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.model import DraftStep, Order
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def choose_order(
    ports: Ports, actor: Actor, task_id: str, *, order: Order, version: int | None = None
) -> DraftView:
    """All at once, one after another, or steps (then every party's step number counts). Goes to the next
    question."""
    async with at_draft(ports, actor, task_id, "choose-order", version) as desk:
        desk.change(drafting.choose_order(desk.task, order, ports.clock()))
        desk.go_on(DraftStep.ORDER)
    return desk.view()
