"""What the initiator does with the documents of a draft: one more, in another order, taken out, for some only,
joined into one and parted again. As in `drafting`: `(task, …, now) -> (task, events)`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from signing.errors import DocumentRefused, Refusal
from signing.task.documents import document_named, next_key, with_document
from signing.task.draft_files import any_appended
from signing.task.draft_steps import placed_in
from signing.task.drafting import Change, changed, document_facts, without_places
from signing.task.model import Document, Task

MOST_DOCUMENTS = 20


def add_document(task: Task, document: Document, now: datetime) -> Change:
    """Behind the others, for everybody. Its places are still to be looked for. DocumentRefused
    `too-many-documents` (limit)."""
    if len(task.documents) >= MOST_DOCUMENTS:
        raise DocumentRefused("too-many-documents", limit=MOST_DOCUMENTS)
    document = replace(document, key=next_key(task))
    after = replace(task, documents=(*task.documents, document), places_chosen=False)
    return changed(after, "document-added", **_named(document), **document_facts(document))


def move_document(task: Task, key: int, by: int, now: datetime) -> Change:
    """One up (-1) or down (1); at the ends it stays where it is."""
    document = document_named(task, key)
    others = [one for one in task.documents if one.key != key]
    at = min(max(task.documents.index(document) + by, 0), len(others))
    others.insert(at, document)
    return changed(replace(task, documents=tuple(others)), "document-moved", position=at + 1, **_named(document))


def remove_document(task: Task, key: int, now: datetime) -> Change:
    """With its places. Refusal `last-document`."""
    document = document_named(task, key)
    if len(task.documents) == 1:
        raise Refusal("last-document")
    after = replace(
        task,
        documents=tuple(one for one in task.documents if one.key != key),
        fields=tuple(field for field in task.fields if field.document != key),
    )
    after = replace(after, signature_page=after.signature_page and any_appended(after))
    # What is left may be all there is to be kept as a template: the chain says how it was.
    (first, *_) = after.documents
    facts = {**document_facts(first), "removed": document.current, **_named(document)}
    return changed(after, "document-removed", **facts)


def limit_document(task: Task, key: int, party_ids: Collection[str] | None, now: datetime) -> Change:
    """Who sees it: only these parties, or everybody (None). Places of the others in it go; whoever comes to see it
    has none in it yet. Refusal `document-nobody`, `party-gone`."""
    document = document_named(task, key)
    if party_ids is not None:
        if not party_ids:
            raise Refusal("document-nobody")
        if set(party_ids) - {party.id for party in task.parties}:
            raise Refusal("party-gone")
    only = None if party_ids is None else tuple(party.id for party in task.parties if party.id in party_ids)
    before = placed_in(task, document)
    kept = tuple(field for field in task.fields if field.document != key or only is None or field.party_id in only)
    after = with_document(replace(task, fields=kept), replace(document, only=only))
    if placed_in(after, replace(document, only=only)) != before:
        after = replace(after, places_chosen=False)
    after = replace(after, signature_page=after.signature_page and any_appended(after))
    names = [party.name for party in task.parties if only is not None and party.id in only]
    return changed(after, "document-limited", only=names if only is not None else None, **_named(document))


def join_documents(task: Task, document: Document, now: datetime) -> Change:
    """`document`: all of them as one. Places are looked for anew: their pages are others."""
    keys = [one.key for one in task.documents]
    attachments = tuple(file for one in task.documents for file in one.attachments)
    document = replace(document, key=keys[0], attachments=attachments)
    after = without_places(replace(task, documents=(document,)))
    return changed(after, "documents-joined", joined=len(keys), **document_facts(document))


def part_document(task: Task, key: int, now: datetime) -> Change:
    """Each of its files is a document by itself; places stay on their pages, those on a page to be added go.
    Refusal `one-file`; DocumentRefused `too-many-documents` (limit)."""
    document = document_named(task, key)
    if len(document.files) < 2:
        raise Refusal("one-file")
    if len(task.documents) + len(document.files) - 1 > MOST_DOCUMENTS:
        raise DocumentRefused("too-many-documents", limit=MOST_DOCUMENTS)
    new, parts, first = next_key(task), [], 0
    fields = [field for field in task.fields if field.document != key]
    for at, file in enumerate(document.files):
        part = Document(
            filename=file.filename,
            original=file.original,
            current=file.current,
            pages=file.pages,
            size=file.size,
            notes=file.notes,
            sources=(file,),
            attachments=document.attachments if at == 0 else (),
            key=key if at == 0 else new + at - 1,
            only=document.only,
        )
        fields += [
            replace(field, document=part.key, page=field.page - first)
            for field in task.fields
            if field.document == key and field.slice is None and first <= field.page < first + file.pages
        ]
        parts.append(part)
        first += file.pages
    at = task.documents.index(document)
    documents = (*task.documents[:at], *parts, *task.documents[at + 1 :])
    after = replace(task, documents=documents, fields=tuple(fields), places_chosen=False)
    after = replace(after, signature_page=after.signature_page and any_appended(after))
    listed = [document_facts(one) | _named(one) for one in parts]
    return changed(after, "document-parted", documents=listed)


def _named(document: Document) -> dict[str, object]:
    return {"document": document.key, "title": document.title}
