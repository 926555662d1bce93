"""What the page gets to see where the initiator places fields, and how the draft becomes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from signing.fields.kinds import Field, FieldKind, PageShape, Patch
from signing.fields.seam_read import Seam, seams_of
from signing.pdf.covering import patches_of
from signing.ports import Ports
from signing.task.documents import fields_on, is_certified
from signing.task.draft_steps import kinds_of, on_signature_page, placed
from signing.task.model import Document, Person, Task
from signing.usecases.added_page import added_count
from signing.usecases.draft_picture import colours_of
from signing.usecases.draft_views import MARKS_ON_SIGNED
from signing.usecases.papers import Papers, papers_of


@dataclass(frozen=True, slots=True)
class PlacingParty:
    """`added_page`: without a mark in the document, they sign on a page that is added when it is sent."""

    id: str
    number: int
    name: str
    company: str | None
    colour: str
    added_page: bool
    kinds: frozenset[FieldKind] = frozenset(FieldKind)  # what may be theirs


@dataclass(frozen=True, slots=True)
class PlacingView:
    """`fields` stand on pages of the documents themselves, strips of `seams` not among them. `patches`: what will
    be painted over, by the document's key. `kinds`: what can be placed anew. `added_pages`: how many pages are
    added to a document when it is sent, by its key."""

    task: Task
    reader: Person
    papers: Papers
    parties: tuple[PlacingParty, ...]
    fields: tuple[Field, ...]
    seams: tuple[Seam, ...]
    patches: tuple[tuple[int, Patch], ...]
    kinds: tuple[FieldKind, ...]
    added_pages: Mapping[int, int]

    @property
    def shapes(self) -> tuple[PageShape, ...]:
        """Of all pages, one document after the other."""
        return self.papers.shapes


async def placing_view(ports: Ports, task: Task, reader: Person) -> PlacingView:
    papers = await papers_of(ports, task.documents)
    colours, added = colours_of(task), {party.id for party in on_signature_page(task)}
    here = [field for one in task.documents for field in fields_on(task, one) if papers.number(field) is not None]
    return PlacingView(
        task,
        reader,
        papers,
        tuple(
            PlacingParty(
                party.id, number, party.name, party.company, colours[party.id], party.id in added, kinds_of(party)
            )
            for number, party in enumerate(placed(task), 1)
        ),
        tuple(field for field in here if field.kind is not FieldKind.SEAM),
        tuple(
            seam
            for one in task.documents
            for seam in seams_of([field for field in here if field.document == one.key], papers.by_key[one.key])
        ),
        tuple(
            (one.key, patch)
            for one in task.documents
            for patch in patches_of([field for field in here if field.document == one.key])
        ),
        tuple(kind for kind in FieldKind if any(kind in new_kinds(one, papers) for one in task.documents)),
        {one.key: added_count(task, one) for one in task.documents},
    )


def new_kinds(document: Document, papers: Papers) -> tuple[FieldKind, ...]:
    """What can be added: where its author has certified it, nothing."""
    return () if is_certified(document) else kinds_for(document, papers)


def kinds_for(document: Document, papers: Papers) -> tuple[FieldKind, ...]:
    """What may stand in a document."""
    if is_certified(document):
        return (FieldKind.SIGNATURE, FieldKind.INITIALS)
    if document.had_signatures:
        return tuple(kind for kind in FieldKind if kind in MARKS_ON_SIGNED)
    several = len(papers.by_key[document.key]) > 1
    return tuple(kind for kind in FieldKind if kind is not FieldKind.SEAM or several)
