from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.model import DraftStep
from signing.usecases.draft_desk import at_draft, draft_seen
from signing.usecases.draft_views import DraftView
from signing.usecases.intake import NO_CHAT, NO_KEY, Arrival, Key, take_document
from signing.usecases.lanes import taking


async def replace_document(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    filename: str,
    data: bytes,
    key: Key = NO_KEY,
    arrival: Arrival = NO_CHAT,
    version: int | None = None,
) -> DraftView:
    """Another file for the same draft; parties and deadline stay, places are looked for anew. Raises as
    `create_task`."""
    await draft_seen(ports, actor, task_id, "replace-document", version)
    async with taking(actor.person_id):
        document = await take_document(ports, filename, data, key, arrival)
    async with at_draft(ports, actor, task_id, "replace-document", version) as desk:
        if desk.task.document != document:
            looked_at = desk.task.places_chosen
            desk.change(drafting.replace_document(desk.task, document, ports.clock()))
            if looked_at:
                desk.ask(DraftStep.PLACES)
    ports.wake()
    return desk.view()
