from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def replace_document(
    ports: Ports, actor: Actor, task_id: str, *, filename: str, data: bytes, version: int | None = None
) -> DraftView:
    """Another file for the same draft; parties and deadline stay, places are looked for anew."""
    raise NotImplementedError
