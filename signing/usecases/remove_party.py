from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import draft_parties
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def remove_party(
    ports: Ports, actor: Actor, task_id: str, *, party_id: str, version: int | None = None
) -> DraftView:
    """Takes a party out, with its places."""
    async with at_draft(ports, actor, task_id, "remove-party", version) as desk:
        desk.change(draft_parties.remove_party(desk.task, party_id, ports.clock()))
    return desk.view()
