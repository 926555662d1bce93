"""Tasks that one person confirms together, with one code."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from signing.task.batch import ItemState
from storage.columns import JSON_TEXT, maybe_time, metadata, one_of, text, time
from storage.sealed_columns import hidden_json, maybe_hidden

batches = Table(
    "batches",
    metadata,
    text("id", primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("hash"),
    text("digest"),
    time("made_at"),
    time("expires_at"),
    Column("wrong_at", JSON_TEXT, nullable=False),
    maybe_time("used_at"),
    maybe_time("voided_at"),
    hidden_json("batches", "actor", nullable=True),
    maybe_time("told_at"),
    Index(None, "person_id", "made_at"),
)
# What stands is looked for every half minute; of what was told there is ever more.
Index(
    "ix_batches_unfinished",
    batches.c.used_at,
    sqlite_where=batches.c.told_at.is_(None),
    postgresql_where=batches.c.told_at.is_(None),
)

batch_items = Table(
    "batch_items",
    metadata,
    Column("batch_id", ForeignKey("batches.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    text("party_id"),
    text("act"),
    text("sha256"),
    text("bound_to"),
    text("state"),
    maybe_time("began_at"),
    maybe_hidden("batch_items", "reason"),
    hidden_json("batch_items", "facts"),
    one_of("act", ("sign", "approve")),
    one_of("state", ItemState),
)
