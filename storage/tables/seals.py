"""Seals, their users, their log."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Float, ForeignKey, Index, Integer, Table

from signing.ports import SealState
from signing.task.sealing import AskState
from storage.columns import maybe_text, maybe_time, metadata, one_of, text, time
from storage.sealed_columns import hidden, hidden_json, maybe_hidden

seals = Table(
    "seals",
    metadata,
    text("id", primary_key=True),
    hidden("seals", "owner"),
    text("kind"),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    text("page"),
    text("preview"),
    Column("keeper_id", ForeignKey("people.id"), nullable=False, index=True),
    time("made_at"),
    text("state"),
    hidden_json("seals", "design", nullable=True),
    maybe_text("original"),
    hidden("seals", "name"),
    Column("house", Boolean, nullable=False),
    Column("asks", Boolean, nullable=False),
    maybe_text("approved_by"),
    maybe_time("approved_at"),
    Column("version", Integer, nullable=False),
    one_of("state", SealState),
    CheckConstraint("design IS NOT NULL OR original IS NOT NULL", name="source"),
)

seal_users = Table(
    "seal_users",
    metadata,
    Column("seal_id", ForeignKey("seals.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    time("allowed_at"),
    maybe_time("until"),
    Column("keeps", Boolean, nullable=False),
    Index(None, "person_id"),
)

seal_requests = Table(
    "seal_requests",
    metadata,
    text("id", primary_key=True),
    Column("seal_id", ForeignKey("seals.id"), nullable=False),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    text("party_id"),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("sha256"),
    time("asked_at"),
    time("expires_at"),
    text("state"),
    maybe_text("decided_by"),
    maybe_time("decided_at"),
    maybe_hidden("seal_requests", "reason"),
    one_of("state", AskState),
    Index(None, "seal_id", "state"),
    Index(None, "state", "expires_at"),
)

# What the chains say too, by seal: a log that is read without reading all chains.
seal_uses = Table(
    "seal_uses",
    metadata,
    Column("seal_id", ForeignKey("seals.id"), primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    text("party_id", primary_key=True),
    text("place", primary_key=True),
    time("at"),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("sha256", primary_key=True),
    text("serial"),
    maybe_text("request_id"),
    Index(None, "seal_id", "at"),
)
