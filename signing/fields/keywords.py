"""Where people expect to sign: 甲方（盖章）, "Signature:", {{sign:1}}."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signing.fields.kinds import Field, FieldKind, PageShape, TextRun


@dataclass(frozen=True, slots=True)
class PlaceParty:
    """A signer whose places are looked for; `index` from 0 among the signers."""

    id: str
    index: int
    name: str
    company: str | None
    wants: frozenset[FieldKind]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`unplaced`: ids of parties that lack a place for a signature or seal they want."""

    fields: tuple[Field, ...]
    unplaced: tuple[str, ...]


def propose_places(
    runs: Sequence[TextRun], shapes: Sequence[PageShape], parties: Sequence[PlaceParty]
) -> Proposal:
    """Places found in the text."""
    raise NotImplementedError
