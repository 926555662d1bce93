from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.errors import BadAnswer, Refusal, Stale
from signing.fields.chosen import BY_HAND, placed_by
from signing.fields.kinds import Field, FieldKind
from signing.fields.placed import MOST, judge_places
from signing.fields.seam import SeamOptions
from signing.fields.seam_read import seam_strips, seams_of
from signing.pdf.places import appended_places
from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.documents import fields_on, is_certified
from signing.task.draft_steps import kinds_of, on_signature_page, placed_in, signers_of
from signing.task.model import Document, DraftStep, Task
from signing.usecases.draft_desk import at_draft, draft_seen
from signing.usecases.draft_places import page_for
from signing.usecases.papers import Papers, papers_of
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
    """All places on the documents' own pages, in place of those of before; `seams`: whose, and how. Who has no
    mark anywhere signs on an added page of each document that is meant for them and did not come signed; who was
    to sign on one still does until they have a mark in its document. The view's fields have the order of `fields`,
    document by document. The chat is told once the page is done, not at every change.

    Raises as `judge_places` and `seam_fields`; Stale("task-changed")."""
    task, person, _ = await draft_seen(ports, actor, task_id, "place-fields", version)
    papers = await papers_of(ports, task.documents)
    keys = set(papers.by_key)
    if len(seams) > SEAMS or not {each.document for each in fields} | {seam.document for _, seam in seams} <= keys:
        raise Refusal("bad-request")
    if len(fields) > MOST:
        raise BadAnswer("places-too-many", limit=MOST)
    placed: list[Field] = []
    for document in task.documents:
        placed += _placed(task, document, papers, fields, seams)
    appended = [field for document in task.documents for field in await _appended(ports, task, document, placed)]
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


def _placed(
    task: Task,
    document: Document,
    papers: Papers,
    fields: Sequence[Field],
    seams: Sequence[tuple[str, SeamOptions]],
) -> tuple[Field, ...]:
    """In one document, for those that it is meant for."""
    shapes, kinds = papers.by_key[document.key], frozenset(kinds_for(document, papers))
    parties = {party.id: kinds & kinds_of(party) for party in placed_in(task, document)}
    before, here = fields_on(task, document), [each for each in fields if each.document == document.key]
    judged = judge_places(here, before=before, shapes=shapes, parties=parties, kinds=kinds)
    if is_certified(document) and not all(field.widget for field in judged):
        raise Refusal("certified-places-stay")
    over = [(party_id, seam) for party_id, seam in seams if seam.document == document.key]
    if over and FieldKind.SEAM not in kinds:
        raise Refusal("signed-no-filling" if document.had_signatures else "bad-request")
    if not all(FieldKind.SEAM in parties.get(party_id, ()) for party_id, _ in over):
        raise Refusal("bad-request")
    return (*judged, *seam_strips(over, seams_of(before, shapes), shapes, BY_HAND))


async def _appended(ports: Ports, task: Task, document: Document, placed: Sequence[Field]) -> tuple[Field, ...]:
    """The places on its added page: drawn up anew only where others sign there than before."""
    if document.had_signatures:
        return ()
    before, anywhere = on_signature_page(task, document), placed_by(placed)
    here = placed_by([field for field in placed if field.document == document.key])
    without = tuple(
        party
        for party in signers_of(task, document)
        if party.id not in here and (party.id not in anywhere or party in before)
    )
    if not without:
        return ()
    if without == before:
        return tuple(field for field in fields_on(task, document) if field.page >= document.pages)
    data = await ports.blobs.get(document.current)
    drawn = await ports.children.run(appended_places, data, page_for(task, without))
    return tuple(replace(field, document=document.key) for field in drawn)
