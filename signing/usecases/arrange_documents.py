from __future__ import annotations

from collections.abc import Collection

from signing.errors import Refusal, Stale
from signing.ports import Actor, Ports
from signing.task import draft_documents
from signing.task.documents import document_named
from signing.task.draft_files import MOST_FILES
from signing.task.drafting import Change
from signing.task.model import DraftStep
from signing.usecases.draft_desk import DraftDesk, at_draft, draft_seen
from signing.usecases.draft_views import DraftView
from signing.usecases.find_anew import find_anew
from signing.usecases.joining import check_joinable, joined


async def move_document(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    key: int,
    by: int,
    version: int | None = None,
    tells: bool = True,
) -> DraftView:
    """One up (-1) or down (1), or further; beyond the ends nothing changes. The chat is told, unless the page does
    that when it is left. Stale `document-gone`."""
    async with at_draft(ports, actor, task_id, "move-document", version) as desk:
        desk.tells = tells
        desk.change(draft_documents.move_document(desk.task, key, by, ports.clock()))
    return desk.view()


async def remove_document(
    ports: Ports, actor: Actor, task_id: str, *, key: int, version: int | None = None
) -> DraftView:
    """With its places. Refusal `last-document`; Stale `document-gone`."""
    async with at_draft(ports, actor, task_id, "remove-document", version) as desk:
        desk.change(draft_documents.remove_document(desk.task, key, ports.clock()))
    return desk.view()


async def limit_document(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    key: int,
    party_ids: Collection[str] | None,
    version: int | None = None,
) -> DraftView:
    """Only these parties see it, or everybody (None). Refusal `document-nobody`, `party-gone`; Stale
    `document-gone`."""
    async with at_draft(ports, actor, task_id, "limit-document", version) as desk:
        _change(desk, draft_documents.limit_document(desk.task, key, party_ids, ports.clock()))
    ports.wake()
    return await find_anew(ports, actor, desk, key)


async def join_documents(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> DraftView:
    """All as one PDF, for everybody; places are looked for anew. Refusal `documents-limited` where one is for some
    only, `signed-not-joined`; DocumentRefused `too-many-files`, `too-many-pages`; Stale `task-changed`."""
    task, _, _ = await draft_seen(ports, actor, task_id, "join-documents", version)
    for document in task.documents:
        check_joinable(document)
        if document.only is not None:
            raise Refusal("documents-limited")
    files = [file for document in task.documents for file in document.files]
    if len(files) > MOST_FILES:
        raise Refusal("too-many-files", limit=MOST_FILES)
    document = await joined(ports, files)
    async with at_draft(ports, actor, task_id, "join-documents", None) as desk:
        if desk.task.documents != task.documents:
            raise Stale("task-changed")
        _change(desk, draft_documents.join_documents(desk.task, document, ports.clock()))
    ports.wake()
    return desk.view()


async def part_document(
    ports: Ports, actor: Actor, task_id: str, *, key: int, version: int | None = None
) -> DraftView:
    """Each of its files is a document by itself. Refusal `one-file`; Stale `document-gone`."""
    async with at_draft(ports, actor, task_id, "part-document", version) as desk:
        document_named(desk.task, key)
        before = {one.key for one in desk.task.documents}
        _change(desk, draft_documents.part_document(desk.task, key, ports.clock()))
        fresh = {one.key for one in desk.task.documents} - before
    ports.wake()
    return await find_anew(ports, actor, desk, key, *fresh)


def _change(desk: DraftDesk, change: Change) -> None:
    """Where places had been looked at and now must be again, that is asked."""
    looked_at = desk.task.places_chosen
    desk.change(change)
    if looked_at and not desk.task.places_chosen:
        desk.ask(DraftStep.PLACES)
