"""A draft's places as JSON for the page that changes them: points from the upper left corner of each page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from signing.fields.kinds import Box, Field, FieldKind, PageShape
from signing.fields.room import SIZES
from signing.fields.seam_read import Seam
from signing.task.documents import is_certified
from signing.task.draft_steps import placed_in
from signing.usecases.papers import Papers
from signing.usecases.placing_views import PlacingView, new_kinds
from web_confirm.visitor import Visitor


def shown_placing(visitor: Visitor, view: PlacingView) -> dict[str, Any]:
    task, shapes = view.task, view.shapes
    return {
        "id": task.id,
        "number": task.number,
        "title": task.title,
        "version": task.version,
        "state": _state(view),
        "language": visitor.language,
        "paper_language": task.language,
        "signed": all(one.had_signatures for one in task.documents),
        "documents": [
            {
                "key": one.key,
                "title": one.title,
                "first": view.papers.starts[one.key],
                "pages": len(view.papers.by_key[one.key]),
                "parties": [party.id for party in placed_in(task, one)],
                "kinds": [kind.value for kind in new_kinds(one, view.papers)],
                "fixed": is_certified(one),
            }
            for one in task.documents
        ],
        "shapes": [[round(shape.width, 2), round(shape.height, 2)] for shape in shapes],
        "parties": [
            {
                "id": party.id,
                "number": party.number,
                "name": party.name,
                "company": party.company,
                "colour": party.colour,
                "added": party.added_page,
                "kinds": [kind.value for kind in FieldKind if kind in party.kinds],
            }
            for party in view.parties
        ],
        "places": [_shown(field, view) for field in view.fields],
        "seams": [_seam(seam, view) for seam in view.seams],
        "patches": _patches(view),
        "added_pages": dict(view.added_pages),
        "kinds": [kind.value for kind in view.kinds],
        "sizes": {kind.value: list(SIZES[kind][0]) for kind in view.kinds if kind in SIZES},
    }


def placed_names(view: PlacingView, wished: Sequence[Field]) -> dict[str, Any]:
    """In the order of `wished`; the view has them document by document."""
    named = {
        one.key: iter([each for each in view.fields if each.document == one.key]) for one in view.task.documents
    }
    fields = [next(named[each.document]) for each in wished]
    return {
        "version": view.task.version,
        "state": _state(view),
        "places": [{"name": field.place, "group": _group(field)} for field in fields],
        "added": [party.id for party in view.parties if party.added_page],
        "added_pages": dict(view.added_pages),
        "patches": _patches(view),
    }


def _group(field: Field) -> str:
    """Unique in the task, as `Field.place` is."""
    return f"d{field.document}.{field.group}" if field.document and field.group else field.group


def _patches(view: PlacingView) -> list[list[Any]]:
    papers = view.papers
    return [
        [papers.starts[key] + patch.page, shown_box(patch.box, papers.by_key[key][patch.page])]
        for key, patch in view.patches
        if patch.page < len(papers.by_key[key])
    ]


def _state(view: PlacingView) -> str:
    """The same as long as nobody else has changed the places: the version counts other changes, too."""
    return hashlib.sha256(repr((view.fields, view.seams)).encode()).hexdigest()[:16]


def shown_box(box: Box, shape: PageShape) -> list[float]:
    y = shape.height - box.v - box.height
    return [round(each, 3) for each in (box.u, y, box.width, box.height)]


def on_page(field: Field, papers: Papers) -> list[Any]:
    """Its page, counted through all documents, and its box."""
    return [
        papers.starts[field.document] + field.page,
        shown_box(field.box, papers.by_key[field.document][field.page]),
    ]


def _shown(field: Field, view: PlacingView) -> dict[str, Any]:
    page, box = on_page(field, view.papers)
    return {
        "name": field.place,
        "party": field.party_id,
        "kind": field.kind.value,
        "page": page,
        "box": box,
        "required": field.required,
        "label": field.label,
        "tip": field.tip,
        "default": field.default,
        "group": _group(field),
        "face": field.look.face.value,
        "size": field.look.size,
        "align": field.look.align.value,
        "colour": field.look.colour,
        "multiline": field.look.multiline,
        "options": list(field.options),
        "option": field.option,
        "sentence": field.sentence,
        "format": field.format,
        "limit": field.limit,
    }


def _seam(seam: Seam, view: PlacingView) -> dict[str, Any]:
    options = seam.options
    return {
        "party": seam.party_id,
        "document": options.document,
        "pages": options.pages,
        "group": options.group,
        "edge": options.edge.value,
        "height": options.height_mm,
        "inset": options.inset,
        "diameter": options.diameter,
        "strips": [
            [*on_page(field, view.papers), field.slice.index, field.slice.count]
            for field in seam.strips
            if field.slice is not None
        ],
    }
