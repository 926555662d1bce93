"""The base revision: every field of every party before the first signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from signing.fields.kinds import Field
from signing.pdf.keys import SigningKey, Timestamper


def prepare_base(
    data: bytes,
    fields: Sequence[Field],
    *,
    certifier: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    reason: str | None = None,
) -> bytes:
    """The certified base revision."""
    raise NotImplementedError
