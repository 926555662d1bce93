from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView, PartyChange


async def change_party(
    ports: Ports, actor: Actor, task_id: str, *, party_id: str, change: PartyChange, version: int | None = None
) -> DraftView:
    """One party changed, checked like a typed one."""
    raise NotImplementedError
