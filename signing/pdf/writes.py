"""What one party's revision writes into each of its fields, whoever writes it into the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from signing.fields.kinds import VALUED, Field, FieldKind
from signing.pdf.append import Writes
from signing.pdf.blank import BOXES, OFF, ON
from signing.pdf.geometry import PageGeometry
from signing.pdf.ink import Ink, Mark, Place, date_text
from signing.pdf.parts import Part, Value
from signing.pdf.plan import There

_TICKED = "yes"
_COMPANY = frozenset({FieldKind.SEAL, FieldKind.SEAM})


@dataclass(frozen=True, slots=True)
class Filling:
    """What a party brings beside its mark. `values` by Field.key as `check_values` gave them; a picture's is the
    name of its blob, whose bytes are in `pictures`. `seals`: drawings of chops, at their true size in points."""

    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    seals: Mapping[FieldKind, Part] = field(default_factory=dict, repr=False)


NOTHING = Filling()


def party_writes(
    fields: Sequence[Field], there: Mapping[str, There], mark: Mark, filling: Filling = NOTHING
) -> Writes:
    """Value and appearance of every field of one party that the document has: also of those left empty, so that
    the lock over them is of this revision and nobody fills them later. The signature's own field gets its
    appearance only; its value is the signature.

    Raises as `Ink.appearance` does; ValueError for fields of several parties and for values of other fields.
    """
    if len({each.party_id for each in fields}) > 1:
        raise ValueError("fields of several parties")
    if filling.values.keys() - {each.key for each in fields if each.kind in VALUED}:
        raise ValueError("values of fields that the party does not have")
    ink = Ink(mark, filling.values, filling.pictures, filling.seals)
    # A seal over 300 pages is a few strips: pages that show the same one share their entries, so that a writer
    # writes them out once.
    alike: dict[Any, list[str]] = {}
    places: list[tuple[Field, There]] = []
    for each in fields:
        at = there.get(each.in_pdf)
        if at is None:
            continue
        names = alike.setdefault((each.slice, at) if each.kind is FieldKind.SEAM else each.in_pdf, [])
        if not names:
            places.append((each, at))
        names.append(each.in_pdf)
    drawn = ink.appearances([_place(each, at) for each, at in places])
    writes: dict[str, Mapping[str, Value]] = {}
    for names, (each, at), part in zip(alike.values(), places, drawn, strict=True):
        writes.update(dict.fromkeys(names, _entries(each, at, part, _words(each, mark, filling.values))))
    return writes


def _place(each: Field, at: There) -> Place:
    return Place(each, at.width, at.height, PageGeometry(0, 0, 1, 1, at.turn).matrix(at.width, at.height))


def _entries(each: Field, at: There, drawn: Part, words: str) -> dict[str, Value]:
    if at.signature:
        return {"AP": {"N": drawn}}
    if each.kind in BOXES:
        state = ON if words else OFF
        return {"V": state, "AS": state, "AP": {"N": {state: drawn}}}
    return {"V": words, "AP": {"N": drawn}}


def _words(each: Field, mark: Mark, values: Mapping[str, str]) -> str:
    """What a screen reader says and a form tool reads out; of a box or button, whether it is on."""
    value = values.get(each.key, "")
    match each.kind:
        case FieldKind.DATE:
            return date_text(mark.at, mark.language, each.format)
        case FieldKind.CHECKBOX:
            return value if value == _TICKED else ""
        case FieldKind.RADIO:
            return value if value == each.option else ""
        case FieldKind.COPIED if each.drawn:
            return each.sentence if value else ""
        case kind if kind in VALUED:
            return value
        case kind:
            return (mark.company if kind in _COMPANY else None) or mark.name
