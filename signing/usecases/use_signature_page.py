from __future__ import annotations

from dataclasses import replace

from signing.errors import Refusal, Stale
from signing.fields.kinds import Field
from signing.pdf.places import OFF_THE_PAGE, appended_places
from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.draft_steps import signers, signers_of, unplaced
from signing.task.model import DraftStep
from signing.usecases.draft_desk import at_draft, draft_seen
from signing.usecases.draft_places import page_for
from signing.usecases.draft_views import DraftView


async def use_signature_page(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> DraftView:
    """Everybody signs on a page appended at sending, in every document that is meant for them.
    Refusal("cannot-append-to-signed") where a document came signed. Goes to the next question where nobody
    lacks anything."""
    task, _, _ = await draft_seen(ports, actor, task_id, "use-signature-page", version)
    if any(document.had_signatures for document in task.documents):
        raise Refusal("cannot-append-to-signed")
    if not signers(task):
        raise Refusal("draft-nobody-signs")
    fields: list[Field] = []
    for document in task.documents:
        there = signers_of(task, document)
        if there:
            data = await ports.blobs.get(document.current)
            drawn = await ports.children.run(appended_places, data, page_for(task, there))
            fields += [replace(field, document=document.key) for field in drawn]
    async with at_draft(ports, actor, task_id, "use-signature-page", version) as desk:
        if desk.task.version != task.version:
            raise Stale("task-changed")
        now = ports.clock()
        values = tuple(field for field in desk.task.fields if field.kind in OFF_THE_PAGE)
        desk.change(drafting.propose_places(desk.task, (*values, *fields), now, signature_page=True))
        if not unplaced(desk.task):  # a filler still has nothing to fill in: the question says so
            desk.change(drafting.accept_places(desk.task, now))
            desk.go_on(DraftStep.PLACES)
    return desk.view()
