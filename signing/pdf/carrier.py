"""Which field carries a party's cryptographic signature: every signing party has exactly one."""

from __future__ import annotations

from collections.abc import Sequence

from signing.fields.kinds import VALUED, Field, FieldKind

FILLED = "_filled"  # how the names of their signature fields end
_FIRST = (frozenset({FieldKind.SIGNATURE, FieldKind.SEAL, FieldKind.LEGAL_SEAL}), frozenset({FieldKind.INITIALS}))


def signing_field(fields: Sequence[Field]) -> Field | None:
    """Of one party's places the one that shows who signed, seals before initials. None: what is left are values
    and strips of a seal, and the signature stands in a field that nobody sees."""
    return next((field for kinds in _FIRST for field in fields if field.kind in kinds), None)


def unseen_name(fields: Sequence[Field]) -> str:
    """Of the signature field without a place, for a party that has no mark; who has nothing but values only fills
    in, and a check of the file says so."""
    only_fills = all(field.kind in VALUED for field in fields)
    return f"{fields[0].name}{FILLED if only_fills else '_signature'}"


def names_of(fields: Sequence[Field]) -> tuple[str, ...]:
    """All fields of one party in the document: what its revision may write, and nothing else."""
    names = tuple(field.in_pdf for field in fields)
    return names if not fields or signing_field(fields) else (*names, unseen_name(fields))
