"""For whom places are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signing.errors import BadAnswer
from signing.fields.kinds import FieldKind
from signing.fields.letters import squeezed


@dataclass(frozen=True, slots=True)
class PlaceParty:
    """Whose places are looked for; `index` from 0, signers first. `wants`: nothing, where they only fill in.
    `may_seal`: they have the chop of their company, which is put where words ask for one."""

    id: str
    index: int
    name: str
    company: str | None
    wants: frozenset[FieldKind]
    may_seal: bool = False


def party_named(who: int | str | None, parties: Sequence[PlaceParty]) -> PlaceParty:
    """By index, by name or by company; nobody named is the only one there is.

    Raises BadAnswer `tag-party` (who, parties), `tag-nobody` (parties)."""
    if who is None:
        if len(parties) == 1:
            return parties[0]
        raise BadAnswer("tag-nobody", parties=len(parties))
    for party in parties:
        if isinstance(who, int):
            if party.index == who:
                return party
        elif squeezed(who)[0] in {squeezed(name)[0] for name in (party.name, party.company) if name}:
            return party
    raise BadAnswer("tag-party", who=str(who + 1) if isinstance(who, int) else who[:20], parties=len(parties))


_SHORT = {FieldKind.SIGNATURE: "sign", FieldKind.ID_NUMBER: "id"}


def name_part(kind: FieldKind) -> str:
    """Of a field's name: p1_sign_1, p2_legal_seal_1."""
    return _SHORT.get(kind, kind.value.replace("-", "_"))
