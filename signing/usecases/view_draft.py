from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def view_draft(ports: Ports, actor: Actor, task_id: str) -> DraftView:
    """The draft and where its conversation stands. NotAllowed("not-found") unless it is the actor's own draft."""
    raise NotImplementedError
