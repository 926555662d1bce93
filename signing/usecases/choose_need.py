from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import draft_routing
from signing.task.model import Order
from signing.task.routing import Stage
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def choose_need(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    stage: Stage,
    count: int,
    by_steps: bool = False,
    version: int | None = None,
) -> DraftView:
    """How many of a level or step are enough. `by_steps`: counted as if the order were by steps already, while the
    steps are being numbered. BadAnswer `need-wrong` (of)."""
    async with at_draft(ports, actor, task_id, "choose-need", version) as desk:
        order = desk.task.order
        task = draft_routing.in_order(desk.task, Order.STEPS) if by_steps else desk.task
        after, events = draft_routing.choose_need(task, stage, count, ports.clock())
        desk.change((draft_routing.in_order(after, order), events))
    return desk.view()
