"""People's own further ways."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, LargeBinary, Table

from storage.columns import metadata, text, time
from storage.sealed_columns import hidden

channels = Table(
    "channels",
    metadata,
    text("id", primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    text("kind"),
    hidden("channels", "ends"),
    Column("sealed", LargeBinary, nullable=False),
    time("made_at"),
    text("state"),
)
