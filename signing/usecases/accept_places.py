from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.model import DraftStep
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def accept_places(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> DraftView:
    """The proposed places are right. Refusal("draft-no-places") while a signer has none. Goes to the next
    question."""
    async with at_draft(ports, actor, task_id, "accept-places", version) as desk:
        desk.change(drafting.accept_places(desk.task, ports.clock()))
        desk.go_on(DraftStep.PLACES)
    return desk.view()
