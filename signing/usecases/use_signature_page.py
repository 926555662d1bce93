from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def use_signature_page(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> DraftView:
    """Everybody signs on a page appended at sending. Refusal("cannot-append-to-signed") for signed input. Goes to the next question."""
    raise NotImplementedError
