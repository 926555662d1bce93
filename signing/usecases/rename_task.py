from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import drafting
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def rename_task(
    ports: Ports, actor: Actor, task_id: str, *, title: str, version: int | None = None
) -> DraftView:
    """1 to 120 characters, one line. BadAnswer("title-empty" | "title-too-long")."""
    async with at_draft(ports, actor, task_id, "rename", version) as desk:
        desk.change(drafting.rename(desk.task, title, ports.clock()))
    return desk.view()
