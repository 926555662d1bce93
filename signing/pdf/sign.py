"""One party, one revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec

from signing.errors import DocumentRefused
from signing.fields.kinds import Field, FieldKind
from signing.pdf import objects as made
from signing.pdf.appearance import Mark, date_text, draw_date, draw_mark, draw_seal
from signing.pdf.geometry import PageGeometry
from signing.pdf.keys import SigningKey, Timestamper
from signing.pdf.revision import Act, fields_by_name, form_xobject, import_drawing, open_for_revision, sign_with


def sign_revision(
    data: bytes,
    *,
    fields: Sequence[Field],
    mark: Mark,
    key: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    reason: str | None = None,
    location: str | None = None,
    name: str | None = None,
) -> bytes:
    """`data` with exactly one revision appended: this party's dates filled, its marks drawn, its signature field
    signed (PAdES B-T), and just these fields locked. `fields` are the party's own, in their order at preparing.

    Dates and repeated marks that the prepared document lacks (it came signed) are left out.
    Raises DocumentRefused `place-missing`, `place-taken`, `glyph-missing`, `drawing-unreadable`; Waiting
    `timestamp-unavailable`.
    """
    writer = open_for_revision(data)
    there = fields_by_name(writer)
    signing = _signature_among(there, fields)
    drawings: dict[tuple[FieldKind, float, float], Any] = {}
    changed = []
    for field in fields:
        if field.name not in there:
            continue
        widget = there[field.name].get_object()
        if field is not signing:
            if "/V" in widget:
                raise DocumentRefused("place-taken", field=field.name)
            widget[made.name("V")] = made.text(_text_value(field, mark))
        _draw(writer, widget, field.kind, mark, drawings)
        writer.mark_update(there[field.name])
        changed.append(field.name)
    # A locked field that last changed in another revision would make every later one look forbidden in pyHanko
    # (_allow_in_place_appearance_update), so the lock names these and no others.
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, fields=changed)
    act = Act(signing.name, reason=reason, location=location, name=name or mark.name, lock=lock)
    return sign_with(writer, act, key=key, timestamper=timestamper, now=now)


def _signature_among(there: dict[str, Any], fields: Sequence[Field]) -> Field:
    for field in fields:
        widget = there[field.name].get_object() if field.name in there else {}
        if made.entry(widget, "/FT") == "/Sig":
            if "/V" in widget:
                raise DocumentRefused("place-taken", field=field.name)
            return field
    raise DocumentRefused("place-missing", field=fields[0].name if fields else "")


def _text_value(field: Field, mark: Mark) -> str:
    """What a screen reader says, and a reader that draws text fields itself shows."""
    if field.kind is FieldKind.DATE:
        return date_text(mark.at, mark.language)
    return (mark.company if field.kind is FieldKind.SEAL else None) or mark.name


def _draw(
    writer: Any, widget: Any, kind: FieldKind, mark: Mark, drawings: dict[tuple[FieldKind, float, float], Any]
) -> None:
    """A new appearance upright on its page; a mark of the same size is embedded once."""
    left, bottom, right, top = (float(value) for value in widget["/Rect"])
    turn = int((made.entry(widget, "/MK") or {}).get("/R", 0))
    width, height = right - left, top - bottom
    if turn in (90, 270):
        width, height = height, width
    wanted = (kind, round(width, 1), round(height, 1))
    if wanted not in drawings:
        drawings[wanted] = import_drawing(writer, _drawing(kind, mark, width, height))
    matrix = PageGeometry(0, 0, 1, 1, turn).matrix(width, height)
    appearance = form_xobject(writer, width, height, matrix, drawings[wanted])
    widget[made.name("AP")] = made.dictionary({"N": appearance})


def _drawing(kind: FieldKind, mark: Mark, width: float, height: float) -> bytes:
    if kind is FieldKind.DATE:
        return draw_date(date_text(mark.at, mark.language), width, height)
    if kind is FieldKind.SEAL and mark.company:
        return draw_seal(replace(mark, drawing_png=None), width, height)
    return draw_mark(mark, width, height)
