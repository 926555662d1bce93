"""Places on the pages and what is to be filled in there, as JSON for the page's scripts."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from signing.fields.kinds import Field, PageShape
from signing.fields.shared import leading_keys
from signing.usecases.draft_picture import colours_of
from signing.usecases.hand import initials_of
from signing.usecases.name_seal import can_have_name_seal
from signing.usecases.views import SealChoice, TaskView

ROW = 6  # points by which places on one line of text may differ in height


def places_of(view: TaskView, fields: Sequence[Field]) -> list[dict[str, Any]]:
    colours = colours_of(view.task)
    names = {party.id: party.name for party in view.task.parties}
    shapes, leading = view.shapes, leading_keys(fields)
    return [
        {
            **_place(field, shapes[number], number),
            "key": leading.get(field.key, field.key),
            "party": names.get(field.party_id, ""),
            "colour": colours.get(field.party_id, ""),
        }
        for field, number in ((field, view.papers.number(field)) for field in fields)
        if number is not None
    ]


def _place(field: Field, shape: PageShape, page: int) -> dict[str, Any]:
    """`page`: counted through all documents. As shares of the page from its upper left corner, as a browser places
    things; `points`: of its height."""
    box = field.box
    return {
        "name": field.place,
        "kind": _kind(field),
        "hand": _kind(field) != field.kind.value,
        "label": field.label,
        "option": field.option,
        "page": page,
        "x": round(box.u / shape.width, 5),
        "y": round((shape.height - box.v - box.height) / shape.height, 5),
        "width": round(box.width / shape.width, 5),
        "height": round(box.height / shape.height, 5),
        "points": round(box.height, 1),
        "size": field.look.size,
        "align": field.look.align.value,
        "ink": field.look.colour,
        "multiline": field.look.multiline,
    }


def fills_of(view: TaskView) -> list[dict[str, Any]]:
    """One for each value, in reading order of its first place; what several documents ask for alike is one."""
    groups: dict[str, list[Field]] = {}
    leading = leading_keys(view.asked)
    for field in sorted(view.asked, key=lambda one: _reading_order(one, view)):
        groups.setdefault(leading.get(field.key, field.key), []).append(field)
    return [_fill(key, group, view) for key, group in groups.items()]


def _reading_order(field: Field, view: TaskView) -> tuple[int, float, float]:
    top, page = field.box.v + field.box.height, view.papers.number(field)
    return field.page if page is None else page, -round(top / ROW), field.box.u


def _kind(field: Field) -> str:
    """What is written by hand is a picture to the page."""
    return "picture" if field.drawn else field.kind.value


def _fill(key: str, group: Sequence[Field], view: TaskView) -> dict[str, Any]:
    first = group[0]
    documents = {field.document for field in group}
    options = [*first.options, *(field.option for field in group if field.option)]
    return {
        "key": key,
        "kind": _kind(first),
        "hand": _kind(first) != first.kind.value,
        "ratio": round(first.box.width / first.box.height, 2),
        "label": next((field.label for field in group if field.label), ""),
        "tip": next((field.tip for field in group if field.tip), ""),
        "required": any(field.required for field in group),
        "options": list(dict.fromkeys(options)),
        "sentence": first.sentence,
        "format": first.format,
        "multiline": first.look.multiline,
        "limit": min((field.limit for field in group if field.limit), default=0),
        "documents": [one.title for one in view.task.documents if one.key in documents]
        if len(documents) > 1
        else [],
        "value": view.answers.get(key, first.default),
    }


def hand_of(view: TaskView) -> dict[str, Any]:
    """What may stand for the name before anybody has drawn it."""
    name = view.signer.name if view.signer else ""
    return {
        "name": name,
        "initials": initials_of(name),
        "name_seal": can_have_name_seal(name),
        "kept": list(view.kept_hands),
    }


def shown_seal(seal: SealChoice) -> dict[str, Any]:
    picture = "data:image/png;base64," + base64.b64encode(seal.preview).decode()
    return {"id": seal.id, "name": seal.name, "kind": seal.kind, "preview": picture, "asks": seal.asks}
