"""A draft's places as JSON for the page that changes them: points from the upper left corner of each page."""

from __future__ import annotations

import hashlib
from typing import Any

from signing.fields.kinds import Box, Field, PageShape
from signing.fields.room import SIZES
from signing.fields.seam_read import Seam
from signing.usecases.placing_views import PlacingView
from web_confirm.visitor import Visitor


def shown_placing(visitor: Visitor, view: PlacingView) -> dict[str, Any]:
    task, shapes = view.task, view.shapes
    assert task.document is not None, "every draft has a document"
    return {
        "id": task.id,
        "number": task.number,
        "title": task.title,
        "version": task.version,
        "state": _state(view),
        "language": visitor.language,
        "paper_language": task.language,
        "signed": task.document.had_signatures,
        "shapes": [[round(shape.width, 2), round(shape.height, 2)] for shape in shapes],
        "parties": [
            {
                "id": party.id,
                "number": party.number,
                "name": party.name,
                "company": party.company,
                "colour": party.colour,
                "added": party.added_page,
            }
            for party in view.parties
        ],
        "places": [_shown(field, shapes[field.page]) for field in view.fields],
        "seams": [_seam(seam, view) for seam in view.seams],
        "patches": _patches(view),
        "kinds": [kind.value for kind in view.kinds],
        "sizes": {kind.value: list(SIZES[kind][0]) for kind in view.kinds if kind in SIZES},
    }


def placed_names(view: PlacingView) -> dict[str, Any]:
    return {
        "version": view.task.version,
        "state": _state(view),
        "places": [{"name": field.name, "group": field.group} for field in view.fields],
        "added": [party.id for party in view.parties if party.added_page],
        "patches": _patches(view),
    }


def _patches(view: PlacingView) -> list[list[Any]]:
    shapes = view.shapes
    return [
        [patch.page, shown_box(patch.box, shapes[patch.page])]
        for patch in view.patches
        if patch.page < len(shapes)
    ]


def _state(view: PlacingView) -> str:
    """The same as long as nobody else has changed the places: the version counts other changes, too."""
    return hashlib.sha256(repr((view.fields, view.seams)).encode()).hexdigest()[:16]


def shown_box(box: Box, shape: PageShape) -> list[float]:
    y = shape.height - box.v - box.height
    return [round(each, 3) for each in (box.u, y, box.width, box.height)]


def _shown(field: Field, shape: PageShape) -> dict[str, Any]:
    return {
        "name": field.name,
        "party": field.party_id,
        "kind": field.kind.value,
        "page": field.page,
        "box": shown_box(field.box, shape),
        "required": field.required,
        "label": field.label,
        "tip": field.tip,
        "default": field.default,
        "group": field.group,
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
        "pages": options.pages,
        "group": options.group,
        "edge": options.edge.value,
        "height": options.height_mm,
        "inset": options.inset,
        "diameter": options.diameter,
        "strips": [
            [field.page, shown_box(field.box, view.shapes[field.page]), field.slice.index, field.slice.count]
            for field in seam.strips
            if field.slice is not None
        ],
    }
