"""What stands in several documents and is asked of a signer once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signing.fields.kinds import Field, FieldKind, to_fill
from signing.fields.plain import alike

# Consent is given to each document by itself: ticks, choices of a group and copied sentences are never shared.
_SHARED = frozenset(
    {FieldKind.TEXT, FieldKind.NUMBER, FieldKind.ID_NUMBER, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.SELECT}
)


def leading_keys(fields: Sequence[Field]) -> dict[str, str]:
    """Key → the key under which the same is asked: same party, label and kind, in another document. A label that
    one document asks for twice means more than one thing there, and leads nobody."""
    found: dict[tuple[object, ...], dict[int, list[str]]] = {}
    for field in fields:
        if field.kind in _SHARED and field.label.strip():
            in_document = found.setdefault(_asked(field), {}).setdefault(field.document, [])
            if field.key not in in_document:
                in_document.append(field.key)
    leading: dict[str, str] = {}
    for documents in found.values():
        if len(documents) > 1 and all(len(keys) == 1 for keys in documents.values()):
            (first, *others) = (keys[0] for keys in documents.values())
            leading |= dict.fromkeys(others, first)
    return leading


def spread(fields: Sequence[Field], answers: Mapping[str, str]) -> dict[str, str]:
    """With an answer that was given once in each document that asks for it."""
    leading = leading_keys(fields)
    return {**answers, **{key: answers[first] for key, first in leading.items() if first in answers}}


def _asked(field: Field) -> tuple[object, ...]:
    """What must be equal for an answer to be good for both."""
    options = tuple(alike(option) for option in field.options)
    look = field.look.multiline
    return field.party_id, field.kind, alike(field.label), field.format, field.default, options, look


def asked_once(fields: Sequence[Field]) -> tuple[str, ...]:
    """What a party is asked for: keys, each once however many documents it stands in."""
    leading = leading_keys(fields)
    return tuple(key for key in to_fill(fields) if key not in leading)
