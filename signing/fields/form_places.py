"""A field of an uploaded form, as it was found."""

from __future__ import annotations

from dataclasses import dataclass

from signing.fields.kinds import Align, Box, FieldKind


@dataclass(frozen=True, slots=True)
class FormPlace:
    """A widget of the uploaded form. `name`: the field's full name; widgets of one field share it. `value`: what
    is filled in, "" if nothing is. `limit`: characters, 0 for any number."""

    name: str
    kind: FieldKind
    page: int
    box: Box
    label: str = ""
    value: str = ""
    required: bool = False
    limit: int = 0
    options: tuple[str, ...] = ()
    option: str = ""
    tip: str = ""
    format: str = ""
    size: float | None = None
    align: Align = Align.LEFT
    multiline: bool = False
    document: int = 0  # the key of the task's document
