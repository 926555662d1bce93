from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def remove_party(
    ports: Ports, actor: Actor, task_id: str, *, party_id: str, version: int | None = None
) -> DraftView:
    """Takes a party out, with its places."""
    raise NotImplementedError
