"""Completion without reading the document: what `close` appends, from a plan."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from pyhanko.sign.fields import MDPPerm

from signing.errors import DocumentRefused
from signing.pdf.append import Appended, appended, signature_dictionary
from signing.pdf.keys import SigningKey, Timestamper, ValidationMaterial
from signing.pdf.parts import Name, syntax
from signing.pdf.plan import Plan
from signing.pdf.prefix import Prefix
from signing.pdf.revision import Act
from signing.pdf.section import no_part
from signing.pdf.written_section import check_closing, check_stamp

_STAMP = syntax(
    {"Type": Name("DocTimeStamp"), "Filter": Name("Adobe.PPKLite"), "SubFilter": Name("ETSI.RFC3161")}, no_part
)


def close_planned(
    plan: Plan,
    prefix: Prefix,
    *,
    closer: SigningKey,
    timestamper: Timestamper,
    validation: ValidationMaterial,
    now: datetime,
    reason: str | None = None,
) -> Appended:
    """Both revisions of `close_document` as one piece to be appended, each looked at; the document is not read.

    Raises DocumentRefused `place-missing`; Waiting `timestamp-unavailable`; YinxinError `signature-not-intact`.
    """
    act = Act(spare_field(plan, "close"), reason=reason, permissions=MDPPerm.NO_CHANGES)
    dictionary = signature_dictionary(plan, act, [], now)
    sealing = partial(closer.cms, now=now, timestamper=timestamper)
    closed = appended(plan, prefix, {act.field: {}}, (act.field, dictionary), sealing=sealing)
    check_closing(plan, prefix, closed, field=act.field, certificate=closer.certificate)
    stamped = stamp_planned(closed.plan, closed.prefix, timestamper=timestamper, validation=validation, now=now)
    return Appended(closed.section + stamped.section, stamped.plan, stamped.prefix)


def stamp_planned(
    plan: Plan, prefix: Prefix, *, timestamper: Timestamper, validation: ValidationMaterial, now: datetime
) -> Appended:
    """Validation data and an archive time stamp over everything (ISO 32000-2, 12.8.5), looked at."""
    if plan.store is None:
        raise DocumentRefused("place-missing", field="DSS")
    field = spare_field(plan, "archive")
    sealing = partial(timestamper.stamp, now=now)
    sealed_by = (field, _STAMP[:-2])
    stamped = appended(plan, prefix, {field: {}}, sealed_by, sealing=sealing, validation=validation)
    check_stamp(plan, prefix, stamped, field=field)
    return stamped


def spare_field(plan: Plan, beginning: str) -> str:
    """The first of that name: `close`, or `close1` where a foreign document had a `close`."""
    for name, one in plan.fields.items():
        if name.rstrip("0123456789") == beginning and one.there.signature:
            return name
    raise DocumentRefused("place-missing", field=beginning)
