"""Whose place is whose: a certified base of ours says it in each party's /Lock, which names the party's own fields
and among them the signature's. Readers take any filling for form filling; whoever fills another's place is found
here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.pdf import objects as made
from signing.pdf.stepwise import StepByStep

_LOCK = re.compile(rb"/Lock\s*<<[^>]*?/Fields\s*\[([^\]]*)\]", re.DOTALL)
_NAME = re.compile(r"\(([a-z0-9_]*)\)")


def trespassed(reader: Any, signatures: Sequence[EmbeddedPdfSignature], policy: StepByStep) -> int | None:
    """The first revision (from 0) that changed a place whose owner did not close it. `policy` has compared the
    revisions after the first signature already; None where it compared none."""
    owners = owners_of(reader)
    # A place that is made in a revision is no place that is filled in it: what came signed gains ours later.
    born = {
        str(name): reader.xrefs.get_introducing_revision(reference.reference)
        for name, _, reference in enumerate_sig_fields(reader)
    }
    closed_by = {one.signed_revision: str(one.field_name) for one in signatures}
    for revision in range(min(closed_by, default=0) + 1, reader.xrefs.total_revisions):
        filled = (owners[name] for name in policy.changed_in(revision) if name in owners)
        theirs = {owner for owner in filled if born[owner] < revision}
        if theirs - {closed_by.get(revision)}:
            return revision
    return None


def owners_of(reader: Any) -> Mapping[str, str]:
    """Field → the signature field of its party."""
    owners: dict[str, str] = {}
    for name, _, reference in enumerate_sig_fields(reader):
        own = own_fields(reference.get_object())
        if name in own:  # locks of other makers say what nobody may fill later, not whose it is
            owners.update(dict.fromkeys(own, str(name)))
    return owners


def own_fields(signature: Any) -> frozenset[str]:
    """What the /Lock of a signature field includes."""
    lock = made.entry(signature, "/Lock")
    if not made.is_dictionary(lock) or made.entry(lock, "/Action") != "/Include":
        return frozenset()
    return frozenset(str(name) for name in made.entry(lock, "/Fields") or ())


def own_in_syntax(dictionary: bytes) -> frozenset[str]:
    """The same, of a signature field of ours ([a-z0-9_]) as a plan keeps it."""
    lock = _LOCK.search(dictionary)
    # pyHanko writes an underscore as \137.
    return frozenset(_NAME.findall(lock[1].replace(rb"\137", b"_").decode("latin-1")) if lock else ())
