from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def choose_reminders(
    ports: Ports, actor: Actor, task_id: str, *, hours_before: tuple[int, ...], version: int | None = None
) -> DraftView:
    """Hours before the deadline; () turns reminders off. Stays at the question."""
    raise NotImplementedError
