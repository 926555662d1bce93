"""One party, one revision: appended unread where a plan allows it, by pyHanko otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec

from signing.errors import DocumentRefused
from signing.fields.kinds import Field, FieldKind
from signing.pdf import objects as made
from signing.pdf.append import Appended, Writes, append_revision
from signing.pdf.geometry import PageGeometry
from signing.pdf.ink import Ink, Mark, date_text
from signing.pdf.keys import SigningKey, Timestamper
from signing.pdf.parts import IntoWriter, Value
from signing.pdf.plan import Plan, There
from signing.pdf.planning import is_filled, there_of
from signing.pdf.prefix import Prefix
from signing.pdf.revision import Act, fields_by_name, open_for_revision, sign_with


def sign_planned(
    plan: Plan,
    prefix: Prefix,
    *,
    fields: Sequence[Field],
    mark: Mark,
    key: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    reason: str | None = None,
    location: str | None = None,
    name: str | None = None,
) -> Appended:
    """The section that `sign_revision` would append, without the document: `plan` and `prefix` (its digest) stand
    for it. Raises as `append_revision` and drawing do."""
    there = {field: one.there for field, one in plan.fields.items()}
    signing = _signature_among(there, plan.taken, fields)
    act = Act(signing.name, reason=reason, location=location, name=name or mark.name)
    writes = _writes(there, fields, mark)
    return append_revision(plan, prefix, writes, act, key=key, timestamper=timestamper, now=now)


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
    found = {name: one.get_object() for name, one in fields_by_name(open_for_revision(data)).items()}
    taken = frozenset(name for name, one in found.items() if is_filled(one))
    there = {name: there_of(one) for name, one in found.items() if "/Rect" in one and name not in taken}
    signing = _signature_among(there, taken, fields)
    act = Act(signing.name, reason=reason, location=location, name=name or mark.name)
    writes = _writes(there, fields, mark)
    return written_by_pyhanko(data, writes, act, key=key, timestamper=timestamper, now=now)


def written_by_pyhanko(
    data: bytes, writes: Writes, act: Act, *, key: SigningKey, timestamper: Timestamper, now: datetime
) -> bytes:
    """What `append_revision` appends, by a whole parser and writer: for documents that came signed, and to hold
    the other one against."""
    writer = open_for_revision(data)
    there, into = fields_by_name(writer), IntoWriter(writer)
    for name, entries in writes.items():
        widget: Any = there[name].get_object()
        for entry, value in entries.items():
            widget[made.name(entry)] = into(value)
        writer.mark_update(there[name])
    # A locked field that last changed in another revision would make every later one look forbidden in pyHanko
    # (_allow_in_place_appearance_update), so the lock names these and no others.
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, fields=list({**writes, act.field: {}}))
    return sign_with(writer, replace(act, lock=lock), key=key, timestamper=timestamper, now=now)


def _signature_among(there: Mapping[str, There], taken: frozenset[str], fields: Sequence[Field]) -> Field:
    for field in fields:
        if field.name in taken:
            raise DocumentRefused("place-taken", field=field.name)
        if field.name in there and there[field.name].signature:
            return field
    raise DocumentRefused("place-missing", field=fields[0].name if fields else "")


def _writes(there: Mapping[str, There], fields: Sequence[Field], mark: Mark) -> Writes:
    ink = Ink(mark, {})
    writes: dict[str, Mapping[str, Value]] = {}
    for field in fields:
        if field.name not in there:
            continue
        at = there[field.name]
        matrix = PageGeometry(0, 0, 1, 1, at.turn).matrix(at.width, at.height)
        entries: dict[str, Value] = {"AP": {"N": ink.appearance(field, at.width, at.height, matrix)}}
        if not at.signature:
            entries["V"] = _text_value(field, mark)
        writes[field.name] = entries
    return writes


def _text_value(field: Field, mark: Mark) -> str:
    """What a screen reader says, and a reader that draws text fields itself shows."""
    if field.kind is FieldKind.DATE:
        return date_text(mark.at, mark.language, field.format)
    return (mark.company if field.kind is FieldKind.SEAL else None) or mark.name
