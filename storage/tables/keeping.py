"""How long ended tasks are kept, and files that nobody needs any more."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table

from storage.columns import maybe_text, maybe_time, metadata, text, time
from storage.sealed_columns import maybe_hidden

keepings = Table(
    "keepings",
    metadata,
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    maybe_time("goes_at"),
    Column("warned", Integer, nullable=False),
    maybe_time("keep_until"),
    Column("for_ever", Boolean, nullable=False),
    maybe_hidden("keepings", "held_why"),
    maybe_text("held_by"),
    maybe_time("held_at"),
    Index(None, "goes_at"),
)

doomed_blobs = Table("doomed_blobs", metadata, text("sha256", primary_key=True), time("at"))
