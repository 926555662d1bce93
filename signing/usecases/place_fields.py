from __future__ import annotations

from collections.abc import Sequence

from signing.errors import Refusal, Stale
from signing.fields.chosen import BY_HAND, placed_by
from signing.fields.kinds import Field, FieldKind
from signing.fields.placed import judge_places
from signing.fields.seam import SeamOptions
from signing.fields.seam_read import seam_strips, seams_of
from signing.pdf.places import appended_places
from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.draft_steps import on_signature_page, signers
from signing.task.model import DraftStep, Task
from signing.usecases.draft_desk import at_draft, draft_seen
from signing.usecases.draft_places import page_for
from signing.usecases.page_cache import shapes_of
from signing.usecases.placing_views import PlacingView, kinds_for, placing_view

SEAMS = 10


async def place_fields(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    fields: Sequence[Field],
    seams: Sequence[tuple[str, SeamOptions]],
    version: int,
) -> PlacingView:
    """All places on the document's own pages, in place of those of before; `seams`: whose, and how. Who has no
    mark there signs on an added page, unless the document came signed. The view's fields have the order of
    `fields`. The chat is told once the page is done, not at every change.

    Raises as `judge_places` and `seam_fields`; Stale("task-changed")."""
    task, person, _ = await draft_seen(ports, actor, task_id, "place-fields", version)
    assert task.document is not None, "every draft has a document"
    shapes = await shapes_of(ports, task.document.current)
    parties, kinds = frozenset(party.id for party in signers(task)), frozenset(kinds_for(task, len(shapes)))
    judged = judge_places(fields, before=task.fields, shapes=shapes, parties=parties, kinds=kinds)
    if seams and FieldKind.SEAM not in kinds:
        raise Refusal("signed-no-filling")
    if len(seams) > SEAMS or not all(party_id in parties for party_id, _ in seams):
        raise Refusal("bad-request")
    strips = seam_strips(seams, seams_of(task.fields, shapes), shapes, BY_HAND)
    placed = (*judged, *strips)
    appended = await _appended(ports, task, placed)
    after = (*placed, *appended)
    if after == task.fields:
        return await placing_view(ports, task, person)
    async with at_draft(ports, actor, task_id, "place-fields", version) as desk:
        if desk.task.version != task.version:
            raise Stale("task-changed")
        desk.tells = False
        change = drafting.propose_places(
            desk.task, after, ports.clock(), signature_page=bool(appended), what="places-by-hand"
        )
        desk.change(change)
        desk.ask(DraftStep.PLACES)
    return await placing_view(ports, desk.task, person)


async def _appended(ports: Ports, task: Task, placed: Sequence[Field]) -> tuple[Field, ...]:
    """The places on the added page: drawn up anew only where others sign there than before."""
    assert task.document is not None, "every draft has a document"
    without = tuple(party for party in signers(task) if party.id not in placed_by(placed))
    if not without or task.document.had_signatures:
        return ()
    if without == on_signature_page(task):
        return tuple(field for field in task.fields if field.page >= task.document.pages)
    data = await ports.blobs.get(task.document.current)
    return await ports.children.run(appended_places, data, page_for(task, without))
