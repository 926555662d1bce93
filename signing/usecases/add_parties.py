from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def add_parties(
    ports: Ports, actor: Actor, task_id: str, *, text: str, version: int | None = None
) -> DraftView:
    """Parties typed as lines ("李明 13800138000 li@example.cn 签署"; "Ann Miller, Harbor Ltd, ann@x.com, sign").
    All or none: BadAnswer("party-unreadable", line=…, why=…) and the like name the first line that cannot be read."""
    raise NotImplementedError
