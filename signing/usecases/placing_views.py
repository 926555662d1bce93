"""What the page gets to see where the initiator places fields, and how the draft becomes it."""

from __future__ import annotations

from dataclasses import dataclass

from signing.fields.kinds import Field, FieldKind, PageShape, Patch
from signing.fields.seam_read import Seam, seams_of
from signing.pdf.covering import patches_of
from signing.ports import Ports
from signing.task.draft_steps import on_signature_page, signers
from signing.task.model import Person, Task
from signing.usecases.draft_picture import colours_of
from signing.usecases.draft_views import MARKS_ON_SIGNED
from signing.usecases.page_cache import shapes_of


@dataclass(frozen=True, slots=True)
class PlacingParty:
    """`added_page`: without a mark in the document, they sign on a page that is added when it is sent."""

    id: str
    number: int
    name: str
    company: str | None
    colour: str
    added_page: bool


@dataclass(frozen=True, slots=True)
class PlacingView:
    """`fields` stand on pages of the document itself, strips of `seams` not among them. `patches`: what will be
    painted over. `kinds`: what can be placed."""

    task: Task
    reader: Person
    shapes: tuple[PageShape, ...]
    parties: tuple[PlacingParty, ...]
    fields: tuple[Field, ...]
    seams: tuple[Seam, ...]
    patches: tuple[Patch, ...]
    kinds: tuple[FieldKind, ...]


async def placing_view(ports: Ports, task: Task, reader: Person) -> PlacingView:
    assert task.document is not None, "every draft has a document"
    shapes = await shapes_of(ports, task.document.current)
    colours, added = colours_of(task), {party.id for party in on_signature_page(task)}
    here = tuple(field for field in task.fields if field.page < len(shapes))
    return PlacingView(
        task,
        reader,
        shapes,
        tuple(
            PlacingParty(party.id, number, party.name, party.company, colours[party.id], party.id in added)
            for number, party in enumerate(signers(task), 1)
        ),
        tuple(field for field in here if field.kind is not FieldKind.SEAM),
        seams_of(here, shapes),
        patches_of(here),
        kinds_for(task, len(shapes)),
    )


def kinds_for(task: Task, pages: int) -> tuple[FieldKind, ...]:
    if task.document is not None and task.document.had_signatures:
        return tuple(kind for kind in FieldKind if kind in MARKS_ON_SIGNED)
    return tuple(kind for kind in FieldKind if kind is not FieldKind.SEAM or pages > 1)
