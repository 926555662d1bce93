from __future__ import annotations

from signing.errors import Refusal, Stale
from signing.pdf.places import OFF_THE_PAGE, appended_places
from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.draft_steps import signers
from signing.task.model import DraftStep
from signing.usecases.draft_desk import at_draft, draft_seen
from signing.usecases.draft_places import page_for
from signing.usecases.draft_views import DraftView


async def use_signature_page(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> DraftView:
    """Everybody signs on a page appended at sending. Refusal("cannot-append-to-signed") for a document that came
    signed. Goes to the next question."""
    task, _, _ = await draft_seen(ports, actor, task_id, "use-signature-page", version)
    assert task.document is not None, "every draft has a document"
    if task.document.had_signatures:
        raise Refusal("cannot-append-to-signed")
    if not signers(task):
        raise Refusal("draft-nobody-signs")
    data = await ports.blobs.get(task.document.current)
    fields = await ports.children.run(appended_places, data, page_for(task, signers(task)))
    async with at_draft(ports, actor, task_id, "use-signature-page", version) as desk:
        if desk.task.version != task.version:
            raise Stale("task-changed")
        now = ports.clock()
        values = tuple(field for field in desk.task.fields if field.kind in OFF_THE_PAGE)
        desk.change(drafting.propose_places(desk.task, (*values, *fields), now, signature_page=True))
        desk.change(drafting.accept_places(desk.task, now))
        desk.go_on(DraftStep.PLACES)
    return desk.view()
