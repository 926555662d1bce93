"""What parties may write into their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from signing.errors import BadAnswer
from signing.fields.kinds import VALUED, Field


def check_values(fields: Sequence[Field], answers: Mapping[str, str], *, now: datetime) -> dict[str, str]:
    """Answers by Field.key as they will be written. Raises BadAnswer for the first that cannot be."""
    values: dict[str, str] = {}
    for field in fields:
        if field.kind not in VALUED:
            continue
        value = answers.get(field.key, field.default).strip()
        if value:
            values[field.key] = value
        elif field.required:
            raise BadAnswer("answer-missing")
    return values
