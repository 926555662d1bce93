"""What a draft's document says of itself beside its places: its form's fields, and tags that came to nothing. Read
in a child, kept in memory by the digest of the bytes."""

from __future__ import annotations

from dataclasses import replace

from signing.errors import BadAnswer
from signing.fields.form_places import FormPlace
from signing.pdf.forms import read_form
from signing.pdf.open_fields import read_open_fields
from signing.pdf.places import wrong_tags
from signing.ports import Ports
from signing.task.model import Document, SourceFile, Task
from signing.usecases.draft_places import place_parties
from signing.usecases.page_cache import Cache

KEPT = 500  # documents
_forms: Cache[tuple[FormPlace, ...]] = Cache(KEPT)
_open: Cache[tuple[FormPlace, ...]] = Cache(KEPT)
_wrong: Cache[tuple[BadAnswer, ...]] = Cache(KEPT)


async def form_of(ports: Ports, task: Task) -> tuple[FormPlace, ...]:
    """As its files were uploaded, on unsigned documents: a signed one takes nothing but marks. Two fields of one
    name in different files are two."""
    places: list[FormPlace] = []
    number = 0
    for document in task.documents:
        first = 0
        for file in document.files:
            number += 1
            mark = "" if number == 1 else f" [{number}]"
            there = () if document.had_signatures else await _form_of_file(ports, file)
            places += [
                replace(place, page=first + place.page, name=place.name + mark, document=document.key)
                for place in there
            ]
            first += file.pages
    return tuple(places)


async def _form_of_file(ports: Ports, file: SourceFile) -> tuple[FormPlace, ...]:
    """None where pages were made of something else than a PDF."""
    if "form-flattened" not in file.notes or any(note.startswith("converted-") for note in file.notes):
        return ()
    form = _forms.get(file.original)
    if form is None:
        form = await ports.children.run(read_form, await ports.blobs.get(file.original))
        _forms.put(file.original, form, 1)
    return form


async def open_fields_of(ports: Ports, document: Document) -> tuple[FormPlace, ...]:
    """Signature fields that a document came with and nobody has signed: in an unsigned one nothing is left of
    them."""
    if not document.had_signatures:
        return ()
    found = _open.get(document.original)
    if found is None:
        found = await ports.children.run(read_open_fields, await ports.blobs.get(document.original))
        _open.put(document.original, found, 1)
    return found


async def wrong_tags_of(ports: Ports, task: Task) -> tuple[BadAnswer, ...]:
    found: list[BadAnswer] = []
    for document in task.documents:
        key = (document.current, place_parties(task, document))
        wrong = _wrong.get(key)
        if wrong is None:
            data = await ports.blobs.get(document.current)
            wrong = await ports.children.run(wrong_tags, data, place_parties(task, document))
            _wrong.put(key, wrong, 1)
        found += wrong
    return tuple(found)


def keep_wrong_tags(task: Task, document: Document, wrong: tuple[BadAnswer, ...]) -> None:
    """Where the search has just found out."""
    _wrong.put((document.current, place_parties(task, document)), wrong, 1)
