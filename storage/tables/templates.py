"""Templates, sheets, and links by which strangers start."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table

from signing.task.bulk import BulkState
from storage.columns import maybe_time, metadata, one_of, text, time
from storage.sealed_columns import hidden, hidden_json

templates = Table(
    "templates",
    metadata,
    text("id", primary_key=True),
    Column("owner_id", ForeignKey("people.id"), nullable=False),
    hidden("templates", "name"),
    time("created_at"),
    maybe_time("archived_at"),
    Column("version", Integer, nullable=False),
    Index(None, "owner_id"),
)

# What a template was when it was saved: written once, never changed.
template_versions = Table(
    "template_versions",
    metadata,
    Column("template_id", ForeignKey("templates.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    time("made_at"),
    hidden_json("template_versions", "content"),
)

bulks = Table(
    "bulks",
    metadata,
    text("id", primary_key=True),
    Column("owner_id", ForeignKey("people.id"), nullable=False),
    Column("template_id", ForeignKey("templates.id"), nullable=False),
    Column("number", Integer, nullable=False),
    time("made_at"),
    text("state"),
    one_of("state", BulkState),
    Index(None, "owner_id", "state"),
    Index(None, "state"),
)

# A row of the sheet: issued once, in the transaction that writes its task's id, or refused for good.
bulk_rows = Table(
    "bulk_rows",
    metadata,
    Column("bulk_id", ForeignKey("bulks.id"), primary_key=True),
    Column("at", Integer, primary_key=True, autoincrement=False),
    hidden_json("bulk_rows", "content"),
    Column("task_id", ForeignKey("tasks.id"), nullable=True, unique=True),
    hidden_json("bulk_rows", "refusal", nullable=True),
    Column("tries", Integer, nullable=False, server_default="0"),
    maybe_time("due_at"),
)

template_shares = Table(
    "template_shares",
    metadata,
    text("id", primary_key=True),
    Column("template_id", ForeignKey("templates.id"), nullable=False, index=True),
    Column("owner_id", ForeignKey("people.id"), nullable=False),
    text("token_hash", unique=True),
    Column("sealed", LargeBinary, nullable=False),
    time("made_at"),
    time("until"),
    text("role_id"),
    Column("most", Integer, nullable=False),
    Column("each", Integer, nullable=False),
    Column("approval", Boolean, nullable=False),
    maybe_time("revoked_at"),
    Column("version", Integer, nullable=False),
)

# What strangers filled in by a link, and the task that became of it.
share_starts = Table(
    "share_starts",
    metadata,
    text("id", primary_key=True),
    Column("share_id", ForeignKey("template_shares.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    time("at"),
    hidden_json("share_starts", "filling"),
    text("state"),
    Column("task_id", ForeignKey("tasks.id"), nullable=True, unique=True),
    one_of("state", ("waiting", "started", "refused")),
    CheckConstraint("(state = 'started') = (task_id IS NOT NULL)", name="task"),
    Index(None, "share_id", "state"),
    Index(None, "person_id", "at"),
)
