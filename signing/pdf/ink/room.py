"""Whether the words that a party gave have room in their places: asked before a code is sent, so that nothing is
found too long while it is being signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signing.errors import BadAnswer
from signing.fields.kinds import VALUED, Field, FieldKind
from signing.pdf.ink.words import fitted

_DRAWN = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO, FieldKind.PICTURE})


def check_room(fields: Sequence[Field], values: Mapping[str, str]) -> None:
    """`values` by Field.key, as they will be written. Raises for the first that is too long, in the order of the
    fields, BadAnswer `value-too-long` (length, limit: about how many characters have room; key, label);
    DocumentRefused `glyph-missing`."""
    for field in fields:
        value = values.get(field.key, "")
        if not value or field.kind in _DRAWN or field.drawn or field.kind not in VALUED:
            continue
        try:
            fitted(field, value, field.box.width, field.box.height)
        except BadAnswer as refusal:
            raise BadAnswer(refusal.code, **refusal.facts, key=field.key, label=field.label) from refusal
