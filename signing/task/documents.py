"""A task's documents: which party sees and signs which. Values and pure functions; what a person may read now is
`rights.readable`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from signing.errors import Stale
from signing.fields.kinds import Field
from signing.fields.open_places import CERTIFIED
from signing.task.model import AttachedFile, Document, Party, Task


def with_document(task: Task, document: Document) -> Task:
    """In place of the one with its key."""
    return replace(task, documents=tuple(document if document.key == one.key else one for one in task.documents))


def document_named(task: Task, key: int) -> Document:
    """Stale `document-gone`."""
    found = task.document_at(key)
    if found is None:
        raise Stale("document-gone")
    return found


def next_key(task: Task) -> int:
    return max((one.key for one in task.documents), default=-1) + 1


def is_certified(document: Document) -> bool:
    """By whoever made it: it is signed in the signature fields that it came with, and nowhere else."""
    return CERTIFIED in document.notes


def fields_on(task: Task, document: Document) -> tuple[Field, ...]:
    return tuple(field for field in task.fields if field.document == document.key)


def has_field(task: Task, party: Party, document: Document) -> bool:
    return any(field.document == document.key and field.party_id == party.id for field in task.fields)


def is_meant_for(task: Task, party: Party, document: Document) -> bool:
    """Whoever has a place in it sees it, whatever was said."""
    return document.only is None or party.id in document.only or has_field(task, party, document)


def documents_of(task: Task, party: Party) -> tuple[Document, ...]:
    """What a party gets to see, in the task's order."""
    return tuple(one for one in task.documents if is_meant_for(task, party, one))


def to_sign(task: Task, party: Party) -> tuple[Document, ...]:
    """Where a party has its places: it signs all of these at once."""
    return tuple(one for one in task.documents if has_field(task, party, one))


def unseeing(task: Task) -> tuple[Party, ...]:
    """Parties that are kept from every document."""
    return tuple(party for party in task.parties if task.documents and not documents_of(task, party))


def without_party(task: Task, party_id: str) -> Task:
    """What is said of documents does not go on naming somebody who has left."""
    kept = (
        replace(one, only=tuple(each for each in one.only if each != party_id)) if one.only is not None else one
        for one in task.documents
    )
    return replace(task, documents=tuple(kept))


def shown_digest(documents: Sequence[Document]) -> str:
    """What a code is asked for: of one document its own digest, of several one over all of them, in their
    order."""
    if len(documents) == 1:
        return documents[0].current
    content = json.dumps([[one.key, one.current] for one in documents], separators=(",", ":"))
    return hashlib.sha256(b"yinxin-documents-v1\0" + content.encode()).hexdigest()


def document_facts(documents: Iterable[Document]) -> dict[str, Any]:
    """For the chain, where there is more than one."""
    listed = [{"document": one.key, "title": one.title, "sha256": one.current} for one in documents]
    return {"documents": listed} if len(listed) > 1 else {}


def attachments_of(documents: Iterable[Document]) -> tuple[AttachedFile, ...]:
    """Of all of them, in their order: their numbers count through."""
    return tuple(file for one in documents for file in one.attachments)


def blob_names(documents: Iterable[Document]) -> frozenset[str]:
    """Of all the bytes that they are made of."""
    found: set[str] = set()
    for one in documents:
        found |= {one.original, one.current, *(file.sha256 for file in one.attachments)}
        found |= {name for file in one.sources for name in (file.original, file.current)}
    return frozenset(found)


def flat_starts(lengths: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Where each document begins when all pages are read one after the other, from (key, pages)."""
    starts, first = {}, 0
    for key, pages in lengths:
        starts[key] = first
        first += pages
    return starts
