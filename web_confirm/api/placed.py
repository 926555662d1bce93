"""What the placing page sends, read strictly: the right types here, the right values by the rules."""

from __future__ import annotations

import math
from typing import Any

from signing.errors import BadAnswer, Refusal
from signing.fields.by_keyword import Beside
from signing.fields.kinds import Align, Box, Face, Field, FieldKind, Look, PageShape
from signing.fields.seam import Edge, SeamOptions
from signing.usecases.papers import Papers

MOST = 2000  # things in one list; the rules say in words how many may be placed


def fields_of(wanted: dict[str, Any], papers: Papers) -> list[Field]:
    """Pages are counted through all documents. Boxes come as [x, y, width, height] in points from the upper left
    corner of the page as displayed."""
    return [_field(each, papers) for each in _objects(wanted, "places")]


def seams_of(wanted: dict[str, Any]) -> list[tuple[str, SeamOptions]]:
    return [options_of(each) for each in _objects(wanted, "seams")]


def options_of(value: dict[str, Any]) -> tuple[str, SeamOptions]:
    group = value.get("group")
    if group is not None and (not isinstance(group, int) or isinstance(group, bool)):
        raise Refusal("bad-request")
    return _text(value, "party", 40), SeamOptions(
        pages=_text(value, "pages", 200),
        group=group,
        edge=_one_of(Edge, value.get("edge")),
        height_mm=_number(value.get("height")),
        inset=_number(value.get("inset")),
        diameter=_number(value.get("diameter")),
        document=number_of(value, "document") if "document" in value else 0,
    )


def number_of(value: dict[str, Any], key: str) -> int:
    found = value.get(key)
    if not isinstance(found, int) or isinstance(found, bool):
        raise Refusal("bad-request")
    return found


def kind_of(word: str) -> FieldKind:
    found: FieldKind = _one_of(FieldKind, word)
    return found


def beside_of(word: str) -> Beside:
    found: Beside = _one_of(Beside, word)
    return found


def _field(value: dict[str, Any], papers: Papers) -> Field:
    shapes = papers.shapes
    page = value.get("page")
    if not isinstance(page, int) or isinstance(page, bool):
        raise Refusal("bad-request")
    if not 0 <= page < len(shapes):
        raise BadAnswer("no-such-page", page=page + 1, pages=len(shapes))
    document, at = papers.at(page)
    return Field(
        _own(_text(value, "name", 90), document),
        _text(value, "party", 40),
        _one_of(FieldKind, value.get("kind")),
        at,
        _box(value.get("box"), shapes[page]),
        required=_truth(value, "required"),
        label=_text(value, "label", 1000),
        tip=_text(value, "tip", 1000),
        default=_text(value, "default", 4000),
        group=_own(_text(value, "group", 90), document, other="x."),
        document=document,
        look=_look(value),
        options=_texts(value, "options"),
        option=_text(value, "option", 1000),
        sentence=_text(value, "sentence", 4000),
        format=_text(value, "format", 20),
        limit=_whole(value, "limit"),
    )


def _own(word: str, document: int, other: str = "") -> str:
    """A name as its document has it. What comes out of another document is new here: `other` and it, or no
    name."""
    prefix = f"d{document}." if document else ""
    if word.startswith(prefix) and "." not in word.removeprefix(prefix):
        return word.removeprefix(prefix)
    return f"{other}{word}" if other and word else ""


def _look(value: dict[str, Any]) -> Look:
    size = value.get("size")
    return Look(
        face=_one_of(Face, value.get("face")),
        size=None if size is None else _number(size),
        align=_one_of(Align, value.get("align")),
        colour=_text(value, "colour", 7),
        multiline=_truth(value, "multiline"),
    )


def _box(value: Any, shape: PageShape) -> Box:
    if not isinstance(value, list) or len(value) != 4:
        raise Refusal("bad-request")
    x, y, width, height = (_number(each) for each in value)
    return Box(x, shape.height - y - height, width, height)


def _objects(value: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = value.get(key)
    if not isinstance(found, list) or len(found) > MOST or not all(isinstance(each, dict) for each in found):
        raise Refusal("bad-request")
    return found


def _one_of(kind: Any, word: Any) -> Any:
    try:
        return kind(word)
    except ValueError:
        raise Refusal("bad-request") from None


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Refusal("bad-request")
    if abs(value) > 1e6:  # far outside of any page
        raise Refusal("bad-request")
    return float(value)


def _whole(value: dict[str, Any], key: str) -> int:
    found = value.get(key)
    if not isinstance(found, int) or isinstance(found, bool):
        raise Refusal("bad-request")
    return found


def _truth(value: dict[str, Any], key: str) -> bool:
    found = value.get(key)
    if not isinstance(found, bool):
        raise Refusal("bad-request")
    return found


def _text(value: dict[str, Any], key: str, most: int) -> str:
    found = value.get(key)
    if not isinstance(found, str) or len(found) > most:
        raise Refusal("bad-request")
    return found


def _texts(value: dict[str, Any], key: str) -> tuple[str, ...]:
    found = value.get(key)
    if not isinstance(found, list) or len(found) > 100 or not all(isinstance(each, str) for each in found):
        raise Refusal("bad-request")
    return tuple(found)
