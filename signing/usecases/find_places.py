from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def find_places(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> DraftView:
    """Looks for keywords in the text and proposes places for every signer (in a child); who finds none is to sign on an
    appended page. Called by the question "places"; repeating it starts over."""
    raise NotImplementedError
