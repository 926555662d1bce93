from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_desk import draft_seen, view_of
from signing.usecases.draft_views import DraftView


async def view_draft(ports: Ports, actor: Actor, task_id: str) -> DraftView:
    """The draft and where its conversation stands. NotAllowed("not-found") unless it is the actor's own,
    Refusal("already-sent") once it is no draft any more."""
    task, person, step = await draft_seen(ports, actor, task_id, "view-draft")
    return view_of(ports, person, task, step)
