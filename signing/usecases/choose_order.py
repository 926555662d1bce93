from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import Order
from signing.usecases.draft_views import DraftView


async def choose_order(
    ports: Ports, actor: Actor, task_id: str, *, order: Order, version: int | None = None
) -> DraftView:
    """All at once, one after another, or steps (then every party's step number counts). Goes to the next question."""
    raise NotImplementedError
