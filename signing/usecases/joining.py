"""What the use cases of a draft's files share: one document made of them, put in place of that of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signing.errors import DocumentRefused, Refusal, Stale
from signing.pdf.inspect import MAX_PAGES
from signing.pdf.join import Piece, join_pdfs
from signing.ports import Actor, Ports
from signing.task import draft_files
from signing.task.documents import document_named
from signing.task.model import Document, DraftStep, SourceFile, Task
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView
from signing.usecases.intake import Arrival, stem_of
from signing.usecases.page_cache import shapes_of


@dataclass(frozen=True, slots=True)
class FilesView:
    """`dropped`: how many places were on pages that are elsewhere now."""

    view: DraftView
    dropped: int = 0


def check_joinable(document: Document, *, another: bool = False) -> None:
    """Refusal `signed-not-joined`; DocumentRefused `too-many-files` (limit) where `another` has no room."""
    if document.had_signatures:
        raise Refusal("signed-not-joined")
    if another and len(document.files) >= draft_files.MOST_FILES:
        raise DocumentRefused("too-many-files", limit=draft_files.MOST_FILES)


def has_come(task: Task, arrival: Arrival) -> bool:
    """Whether the draft has the file of this message already."""
    files = (file for document in task.documents for file in document.files)
    return bool(arrival.message) and any(file.message == arrival.message for file in files)


def document_or_last(task: Task, key: int | None) -> Document:
    """The one of this key; None: the last one. Stale `document-gone`."""
    return task.documents[-1] if key is None else document_named(task, key)


async def joined(ports: Ports, files: Sequence[SourceFile], *, key: int = 0) -> Document:
    """One document of them, in a child. DocumentRefused `too-many-pages`, `pdf-too-large`."""
    pages, limit_mb = sum(file.pages for file in files), ports.installation.max_pdf_mb
    if pages > MAX_PAGES:
        raise DocumentRefused("too-many-pages", limit=MAX_PAGES, pages=pages)
    current, first = files[0].current, files[0]
    if len(files) > 1:
        pieces, size = [], 0
        for file in files:
            data = await ports.blobs.get(file.current)
            size += len(data)
            if size > limit_mb * 1024 * 1024:
                raise DocumentRefused("pdf-too-large", limit_mb=limit_mb)
            pieces.append(Piece(stem_of(file.filename), data))
        made = await ports.children.run(join_pdfs, pieces, max_pages=MAX_PAGES, max_mb=limit_mb)
        current = await ports.blobs.put(made.data)
    return Document(
        filename=first.filename,
        original=first.original,
        current=current,
        pages=pages,
        size=sum(file.size for file in files),
        notes=tuple(dict.fromkeys(note for file in files for note in file.notes)),
        sources=tuple(files),
        key=key,
    )


async def put_in_place(
    ports: Ports,
    actor: Actor,
    task: Task,
    document: Document,
    order: Sequence[int | None],
    *,
    what: str,
    filename: str,
) -> FilesView:
    """Of its key; `task`: as it was when the work began. Stale("task-changed") where that document is another by
    now."""
    before = task.document_at(document.key)
    assert before is not None, "it takes the place of one"
    same_paper = await _last_page(ports, before) == await _last_page(ports, document)
    async with at_draft(ports, actor, task.id, what, None) as desk:
        now_there = desk.task.document_at(document.key)
        if now_there is None or now_there.sources != before.sources:
            raise Stale("task-changed")
        document = draft_files.in_place_of(document, now_there)
        looked_at = desk.task.places_chosen
        change, dropped = draft_files.join_files(
            desk.task, document, order, ports.clock(), what=what, filename=filename, same_paper=same_paper
        )
        desk.change(change)
        if looked_at and not desk.task.places_chosen:
            desk.ask(DraftStep.PLACES)
    ports.wake()
    return FilesView(desk.view(), dropped)


async def _last_page(ports: Ports, document: Document) -> object:
    return (await shapes_of(ports, document.current))[-1]
