"""A place before its party comes: what stands in the certified base, kind by kind.

Text, numbers, dates, strips and pictures are read-only text fields, so that no reader lets anybody type into
another's place; the party's own revision draws them. Boxes and buttons are real ones (/Btn): a screen reader says
whether they are ticked and form tools read them out, and pyHanko, poppler, mupdf, qpdf and PDFium all take /V, /AS
and /AP that change in place. A choice has a box for each option, not one field with children: a lock then names
just what its revision wrote, and every field stays field and widget in one."""

from __future__ import annotations

from collections.abc import Mapping

from signing.fields.kinds import Align, Field, FieldKind
from signing.pdf.geometry import PageGeometry
from signing.pdf.ink.boxes import draw_checkbox, draw_radio
from signing.pdf.ink.canvas import form
from signing.pdf.parts import Name, Part, Value

PRINTED_FIXED = 132  # Print, Locked (ISO 32000-2, 12.5.3): readers offer no handles to drag it away
READ_ONLY = 1  # field flags, 12.7.4.1
SEVERAL_LINES = 1 << 12  # 12.7.5.3
BOXES = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO})
ON, OFF = Name("Yes"), Name("Off")
_QUADDING = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2}


def place_entries(field: Field, geometry: PageGeometry, appearance: Part) -> dict[str, Value]:
    """Where it stands and what it is called."""
    words = description(field)
    return {
        "Rect": [round(value, 4) for value in geometry.rect(field.box)],
        "F": PRINTED_FIXED,
        "AP": {"N": {OFF: appearance} if field.kind in BOXES else appearance},
        **({"MK": {"R": geometry.rotate}} if geometry.rotate else {}),
        **({"TU": words} if words else {}),
    }


def value_entries(field: Field) -> dict[str, Value]:
    """Of every place that is not the one signed in."""
    if field.kind in BOXES:
        return {"FT": Name("Btn"), "Ff": READ_ONLY, "V": OFF, "AS": OFF}
    several = field.look.multiline or field.kind is FieldKind.COPIED
    return {
        "FT": Name("Tx"),
        "Ff": READ_ONLY | (SEVERAL_LINES if several else 0),
        "DA": _default_appearance(field),
        "Q": _QUADDING[field.look.align],
    }


def description(field: Field) -> str:
    """What a reader says of the place (12.7.4.1, TU)."""
    return ": ".join(part for part in (field.label or field.tip, field.option) if part)


class Blanks:
    """Appearances of places nobody has filled; equal ones are one object."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Part] = {}

    def __call__(self, field: Field, geometry: PageGeometry, *, signed: bool) -> Part:
        width, height = round(field.box.width, 2), round(field.box.height, 2)
        kind = field.kind if field.kind in BOXES and not signed else None
        key = (kind, width, height, geometry.rotate, field.look.colour if kind else "")
        if key not in self._made:
            self._made[key] = _blank(kind, field.look.colour, width, height, geometry)
        return self._made[key]


def _blank(kind: FieldKind | None, colour: str, width: float, height: float, geometry: PageGeometry) -> Part:
    matrix = geometry.matrix(width, height)
    if kind is None:
        return form(width, height, b"", {}, matrix=matrix)
    draw = draw_checkbox if kind is FieldKind.CHECKBOX else draw_radio
    inner: Mapping[str, Value] = {"XObject": {"D": draw(False, colour, width, height).form()}}
    return form(width, height, b"/D Do", inner, matrix=matrix)


def _default_appearance(field: Field) -> str:
    """For tools that read it; what is seen was drawn by us."""
    colour = " ".join(f"{int(field.look.colour[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))
    return f"/Helv {field.look.size or 0:g} Tf {colour} rg"
