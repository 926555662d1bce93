"""Who signs in which of the open signature fields that a document came with."""

from __future__ import annotations

from collections.abc import Sequence

from signing.fields.chosen import placed_by
from signing.fields.form_places import FormPlace
from signing.fields.forms import owners_by_name
from signing.fields.kinds import Field
from signing.fields.place_party import PlaceParty

PREFIX = "open_"
# A note of the intake: nothing of the document but its open signature fields can be signed.
CERTIFIED = "certified-open-fields"


def give_open_places(
    places: Sequence[FormPlace], parties: Sequence[PlaceParty], mine: Sequence[Field] = ()
) -> tuple[Field, ...]:
    """One field for each party that has no place among `mine`, as far as they reach: first to those whom its name
    speaks of, then in the order of the parties and of reading."""
    have, taken = placed_by(mine), {field.widget for field in mine}
    free = [place for place in places if place.name not in taken]
    owners = owners_by_name(free, parties)
    without = [party for party in parties if party.id not in have]
    given: dict[str, FormPlace] = {}
    for place in free:
        owner = owners.get(place.name)
        if owner is not None and owner not in have:
            given.setdefault(owner, place)
    left = iter(sorted((place for place in free if place.name not in owners), key=_read))
    for party in without:
        if party.id not in given and (more := next(left, None)) is not None:
            given[party.id] = more
    return tuple(_field(place, party_id, _number(places, place)) for party_id, place in given.items())


def _read(place: FormPlace) -> tuple[float, ...]:
    return place.page, -place.box.v, place.box.u


def _number(places: Sequence[FormPlace], place: FormPlace) -> int:
    return places.index(place) + 1


def _field(place: FormPlace, party_id: str, number: int) -> Field:
    return Field(
        f"{PREFIX}{number}",
        party_id,
        place.kind,
        place.page,
        place.box,
        label=place.label,
        tip=place.tip,
        widget=place.name,
    )
