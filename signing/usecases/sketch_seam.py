from __future__ import annotations

from signing.errors import Refusal
from signing.fields.kinds import Field
from signing.fields.seam import SeamOptions, seam_fields
from signing.fields.seam_read import plainly
from signing.ports import Actor, Ports
from signing.task.draft_steps import signers_of
from signing.usecases.draft_desk import draft_seen
from signing.usecases.page_cache import shapes_of


async def sketch_seam(
    ports: Ports, actor: Actor, task_id: str, *, party_id: str, options: SeamOptions
) -> tuple[Field, ...]:
    """The strips as they would lie over the pages. Raises BadAnswer as `read_pages` and `seam_fields`."""
    task, _, _ = await draft_seen(ports, actor, task_id, "sketch-seam")
    document = task.document_at(options.document)
    if document is None:
        raise Refusal("bad-request")
    if party_id not in {party.id for party in signers_of(task, document)}:
        raise Refusal("party-gone")
    shapes = await shapes_of(ports, document.current)
    return seam_fields(party_id, shapes, plainly(options, len(shapes)))
