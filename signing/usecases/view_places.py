from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_desk import draft_seen
from signing.usecases.placing_views import PlacingView, placing_view


async def view_places(ports: Ports, actor: Actor, task_id: str) -> PlacingView:
    """The draft as the page shows it where its initiator places fields."""
    task, person, _ = await draft_seen(ports, actor, task_id, "view-places")
    return await placing_view(ports, task, person)
