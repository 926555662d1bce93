"""Completion: closing signature, validation data for everybody, archive time stamp."""

from __future__ import annotations

from datetime import datetime

from signing.pdf.keys import SigningKey, Timestamper, ValidationMaterial


def close_document(
    data: bytes,
    *,
    closer: SigningKey,
    timestamper: Timestamper,
    validation: ValidationMaterial,
    now: datetime,
) -> bytes:
    """The final document, PAdES B-LTA."""
    raise NotImplementedError
