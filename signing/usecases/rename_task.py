from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def rename_task(
    ports: Ports, actor: Actor, task_id: str, *, title: str, version: int | None = None
) -> DraftView:
    """1 to 120 characters, one line. BadAnswer("title-empty" | "title-too-long")."""
    raise NotImplementedError
