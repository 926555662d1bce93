"""What parties may write into their places, and how it will stand there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.fields.copied import check_copied
from signing.fields.identity import read_id_number
from signing.fields.kinds import VALUED, Field, FieldKind
from signing.fields.numbers import read_number
from signing.fields.plain import alike, one_line, several_lines, visible
from signing.fields.reach import read_email, read_phone
from signing.typesetting.glyphs import check_glyphs

TICKED = "yes"
LINE, LINES = 200, 2000  # characters of a text on one line, on several
# A tick is drawn, a picture is looked at when it is uploaded.
_DRAWN = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO, FieldKind.PICTURE})
_PICTURE = re.compile(r"[0-9a-f]{64}")  # a blob's name


def check_values(fields: Sequence[Field], answers: Mapping[str, str], *, now: datetime) -> dict[str, str]:
    """`answers` by Field.key, as they will be written; those left empty are not in it. A field's default stands
    for an answer that was never given, not for one that was emptied.

    Raises the first Refusal, in the order of the fields, always with the fact `label`: BadAnswer `answer-…`,
    `picture-missing`; DocumentRefused `glyph-missing` (character); NotAllowed `not-found` for a key that none of
    the fields has.
    """
    groups: dict[str, list[Field]] = {}
    for field in fields:
        if field.kind in VALUED:
            groups.setdefault(field.key, []).append(field)
    if answers.keys() - groups.keys():
        raise NotAllowed("not-found")
    values: dict[str, str] = {}
    for key, group in groups.items():
        try:
            value = _value(group, answers.get(key), now)
        except Refusal as refusal:
            raise type(refusal)(refusal.code, **{**refusal.facts, "label": group[0].label}) from refusal
        if value:
            values[key] = value
    return values


def _value(group: Sequence[Field], answer: str | None, now: datetime) -> str:
    first = group[0]
    given = next((field.default for field in group if field.default), "") if answer is None else answer
    if not visible(given).strip():
        if any(field.required for field in group):
            _refuse_empty(first)
        return ""
    if first.drawn:
        return _picture(given, first, now)
    if first.kind in (FieldKind.RADIO, FieldKind.SELECT):
        offered = [one for field in group for one in ((field.option,) if field.option else field.options)]
        value = _chosen(given, offered)
    else:
        value = _READ[first.kind](given, first, now)
    if not value and any(field.required for field in group):
        _refuse_empty(first)
    if first.kind not in _DRAWN:
        for face in {field.look.face for field in group}:
            check_glyphs(value, face)
    return value


def _refuse_empty(field: Field) -> None:
    kind = field.kind
    if kind is FieldKind.COPIED and field.drawn:
        raise BadAnswer("answer-not-written")
    if kind is FieldKind.CHECKBOX:
        raise BadAnswer("answer-not-ticked")
    if kind in (FieldKind.RADIO, FieldKind.SELECT):
        raise BadAnswer("answer-not-chosen")
    if kind is FieldKind.PICTURE:
        raise BadAnswer("answer-no-picture")
    raise BadAnswer("answer-missing")


def _chosen(given: str, offered: Sequence[str]) -> str:
    for option in offered:
        if alike(option) == alike(given):
            return option
    raise BadAnswer("answer-not-offered")


def _text(given: str, field: Field, now: datetime) -> str:
    value = several_lines(given) if field.look.multiline else one_line(given)
    limit = field.limit or (LINES if field.look.multiline else LINE)
    if len(value) > limit:
        raise BadAnswer("answer-too-long", limit=limit)
    return value


def _ticked(given: str, field: Field, now: datetime) -> str:
    return TICKED if given.strip().lower() == TICKED else ""


def _copied(given: str, field: Field, now: datetime) -> str:
    """The given sentence, with its own spaces: what was typed says the same."""
    check_copied(given, field.sentence)
    return field.sentence


def _picture(given: str, field: Field, now: datetime) -> str:
    if not _PICTURE.fullmatch(given):
        raise BadAnswer("picture-missing")
    return given


_READ: Mapping[FieldKind, Callable[[str, Field, datetime], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: lambda given, field, _: read_number(given, field.format),
    FieldKind.ID_NUMBER: lambda given, _, now: read_id_number(given, now),
    FieldKind.PHONE: lambda given, _, __: read_phone(given),
    FieldKind.EMAIL: lambda given, _, __: read_email(given),
    FieldKind.CHECKBOX: _ticked,
    FieldKind.COPIED: _copied,
    FieldKind.PICTURE: _picture,
}
