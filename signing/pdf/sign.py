"""One party, one revision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from signing.fields.kinds import Field
from signing.pdf.appearance import Mark
from signing.pdf.keys import SigningKey, Timestamper


def sign_revision(
    data: bytes,
    *,
    fields: Sequence[Field],
    mark: Mark,
    key: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    reason: str | None = None,
    location: str | None = None,
    name: str | None = None,
) -> bytes:
    """`data` with exactly one revision appended."""
    raise NotImplementedError
