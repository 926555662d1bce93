"""Fields of an uploaded form, taken over as fields of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from signing.fields.form_places import FormPlace
from signing.fields.kinds import Field, FieldKind, Look
from signing.fields.letters import squeezed
from signing.fields.place_party import PlaceParty
from signing.fields.tag_words import STEMS

PREFIX = "form_"
_PARTY = re.compile(
    rf"([{STEMS}])\s*方|party[\s_.-]*([a-h])(?![a-z])|(?:signer|party|签署方)[\s_.-]*([1-9])(?!\d)", re.IGNORECASE
)


def empty_places(form: Sequence[FormPlace]) -> tuple[FormPlace, ...]:
    """What is filled in stays as it is printed."""
    return tuple(place for place in form if not place.value)


def count_fields(form: Sequence[FormPlace]) -> int:
    return len({place.name for place in form})


def form_fields_for(form: Sequence[FormPlace], owners: Mapping[str, str]) -> tuple[Field, ...]:
    """`owners`: the party of each field's name; the others stay as they are printed. Every widget is a field;
    those of one name share its value."""
    places = [place for place in empty_places(form) if place.name in owners]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(place.name for place in places), 1)}
    widgets: dict[str, list[FormPlace]] = {}
    for place in places:
        widgets.setdefault(place.name, []).append(place)
    return tuple(
        _field(place, owners[name], f"{PREFIX}{numbers[name]}", at, len(same))
        for name, same in widgets.items()
        for at, place in enumerate(same, 1)
    )


def _field(place: FormPlace, party_id: str, stem: str, at: int, of: int) -> Field:
    shared = of > 1
    return Field(
        f"{stem}_{at}" if shared else stem,
        party_id,
        place.kind,
        place.page,
        place.box,
        required=place.required or place.kind in (FieldKind.SIGNATURE, FieldKind.INITIALS),
        label=place.label,
        tip=place.tip,
        group=stem if shared or place.kind is FieldKind.RADIO else "",
        look=Look(size=place.size, align=place.align, multiline=place.multiline),
        options=place.options,
        option=place.option,
        format=place.format,
        limit=place.limit,
        document=place.document,
    )


def owners_by_name(form: Sequence[FormPlace], parties: Sequence[PlaceParty]) -> dict[str, str]:
    """The parties that the fields' names speak of: 甲方, Party B, signer2, a name or a company."""
    found: dict[str, str] = {}
    for place in empty_places(form):
        for words in (place.label, place.name):
            party = _spoken_of(words, parties)
            if party is not None:
                found.setdefault(place.name, party.id)
    return found


def _spoken_of(words: str, parties: Sequence[PlaceParty]) -> PlaceParty | None:
    plain = squeezed(words)[0]
    for party in parties:
        names = [squeezed(name)[0] for name in (party.company, party.name) if name]
        if any(len(name) >= 2 and name in plain for name in names):
            return party
    letter = _PARTY.search(words)
    if letter is None:
        return None
    stem, latin, digit = letter.groups()
    index = STEMS.index(stem) if stem else ord(latin.lower()) - ord("a") if latin else int(digit) - 1
    return next((party for party in parties if party.index == index), None)
