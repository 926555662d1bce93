from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def create_task(ports: Ports, actor: Actor, *, filename: str, data: bytes) -> DraftView:
    """A PDF becomes a draft of the actor: normalised in a child, stored, titled after its file name, first question
    asked. Raises DocumentRefused (words of intake), `pdf-too-large`, `not-a-pdf`, `empty-file`."""
    raise NotImplementedError
