from __future__ import annotations

from functools import partial

from signing.errors import Stale
from signing.pdf.places import look_for_places
from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.draft_steps import signers
from signing.usecases.draft_desk import at_draft, draft_seen
from signing.usecases.draft_places import page_for, place_parties
from signing.usecases.draft_views import DraftView


async def find_places(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> DraftView:
    """Looks for keywords in the text and proposes places for every signer (in a child). Whoever finds none is to
    sign on an appended page, or, on a document that came signed, on free room of its pages. Repeating it starts
    over.

    Refusal("no-free-room", name) where such a document has none left; Stale("task-changed") if the draft changed
    meanwhile."""
    task, _, _ = await draft_seen(ports, actor, task_id, "find-places", version)
    assert task.document is not None, "every draft has a document"
    data = await ports.blobs.get(task.document.current)
    fields, appended = await ports.children.run(
        partial(
            look_for_places,
            page=page_for(task, signers(task)),
            may_append=not task.document.had_signatures,
        ),
        data,
        place_parties(task),
    )
    async with at_draft(ports, actor, task_id, "find-places", version) as desk:
        if desk.task.version != task.version:
            raise Stale("task-changed")
        desk.change(drafting.propose_places(desk.task, fields, ports.clock(), signature_page=appended))
    return desk.view()
