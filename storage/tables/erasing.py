"""The register of what was erased: ids alone."""

from __future__ import annotations

from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Table

from storage.columns import maybe_time, metadata, one_of, text

erasures = Table(
    "erasures",
    metadata,
    text("what"),
    text("subject"),
    maybe_time("asked_at"),
    maybe_time("done_at"),
    Column("years", Integer, nullable=False),
    maybe_time("until"),
    one_of("what", ("person", "task")),
    PrimaryKeyConstraint("what", "subject"),
)
