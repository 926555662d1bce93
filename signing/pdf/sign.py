"""One party, one revision: appended unread where a plan allows it, by pyHanko otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec

from signing.errors import DocumentRefused
from signing.fields.kinds import Field
from signing.pdf import objects as made
from signing.pdf.append import Appended, Writes, append_revision
from signing.pdf.carrier import names_of
from signing.pdf.ink import Mark
from signing.pdf.keys import SigningKey, Timestamper
from signing.pdf.owners import own_fields, own_in_syntax
from signing.pdf.parts import IntoWriter
from signing.pdf.plan import Plan, There
from signing.pdf.planning import is_filled, there_of
from signing.pdf.prefix import Prefix
from signing.pdf.revision import Act, fields_by_name, open_for_revision, sign_with
from signing.pdf.writes import NOTHING, Filling, party_writes


def sign_planned(
    plan: Plan,
    prefix: Prefix,
    *,
    fields: Sequence[Field],
    mark: Mark,
    key: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    filling: Filling = NOTHING,
    reason: str | None = None,
    location: str | None = None,
    name: str | None = None,
) -> Appended:
    """The section that `sign_revision` would append, without the document: `plan` and `prefix` (its digest) stand
    for it. Raises as `append_revision` and `party_writes` do."""
    there = {field: one.there for field, one in plan.fields.items()}
    signing = _signature_among(there, plan.taken, fields)
    act = Act(signing, reason=reason, location=location, name=name or mark.name)
    writes = party_writes(fields, there, mark, filling)
    _check_own(own_in_syntax(plan.fields[signing].kept), writes)
    return append_revision(plan, prefix, writes, act, key=key, timestamper=timestamper, now=now)


def sign_revision(
    data: bytes,
    *,
    fields: Sequence[Field],
    mark: Mark,
    key: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    filling: Filling = NOTHING,
    reason: str | None = None,
    location: str | None = None,
    name: str | None = None,
) -> bytes:
    """`data` with exactly one revision appended: this party's values and dates filled in, its marks drawn, its
    signature field signed (PAdES B-T), and just these fields locked. `fields` are the party's own, in their order
    at preparing.

    Dates and repeated marks that the prepared document lacks (it came signed) are left out.
    Raises DocumentRefused `place-missing`, `place-taken`, and as `party_writes` does; Waiting
    `timestamp-unavailable`.
    """
    found = {name: one.get_object() for name, one in fields_by_name(open_for_revision(data)).items()}
    taken = frozenset(name for name, one in found.items() if is_filled(one))
    there = {name: there_of(one) for name, one in found.items() if "/Rect" in one and name not in taken}
    signing = _signature_among(there, taken, fields)
    act = Act(signing, reason=reason, location=location, name=name or mark.name)
    if any(field.widget for field in fields):
        # Places that it came with are nobody's but the signature's: of several only the first is signed.
        fields = [field for field in fields if not field.widget or field.in_pdf == signing]
    writes = party_writes(fields, there, mark, filling)
    _check_own(own_fields(found[signing]) or frozenset({signing}), writes)
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


def _signature_among(there: Mapping[str, There], taken: frozenset[str], fields: Sequence[Field]) -> str:
    """The name of the party's signature field."""
    names = names_of(fields)
    for name in names:
        if name in taken:
            raise DocumentRefused("place-taken", field=name)
    for name in names:
        if name in there and there[name].signature:
            return name
    raise DocumentRefused("place-missing", field=names[0] if names else "")


def _check_own(own: frozenset[str], writes: Writes) -> None:
    """The base, which we certified, says in each party's /Lock which fields are its own."""
    foreign = writes.keys() - own
    if foreign:
        raise DocumentRefused("place-missing", field=min(foreign))
