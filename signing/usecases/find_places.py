from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.arrange_places import arranged, keep_places
from signing.usecases.draft_desk import draft_seen
from signing.usecases.draft_views import DraftView


async def find_places(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> DraftView:
    """Looks for keywords in the text and proposes places for every signer (in a child). Whoever finds none is to
    sign on an appended page, or, on a document that came signed, on free room of its pages. Repeating it starts
    over.

    Refusal("no-free-room", name) where such a document has none left; Stale("task-changed") if the draft changed
    meanwhile."""
    task, _, _ = await draft_seen(ports, actor, task_id, "find-places", version)
    found = await arranged(ports, task, anew=True)
    return await keep_places(ports, actor, task, "find-places", found, what="places-proposed")
