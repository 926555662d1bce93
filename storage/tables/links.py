"""Invitations, links to pages, sessions."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from storage.columns import maybe_text, maybe_time, metadata, text, time
from storage.sealed_columns import maybe_hidden

invitations = Table(
    "invitations",
    metadata,
    text("token_hash", primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    text("party_id"),
    time("made_at"),
    time("expires_at"),
    Column("bound_person_id", ForeignKey("people.id"), nullable=True),
    maybe_time("used_at"),
    maybe_time("voided_at"),
    maybe_text("channel"),
    maybe_hidden("invitations", "address"),
    Index(None, "task_id", "party_id"),
)

page_links = Table(
    "page_links",
    metadata,
    text("token_hash", primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("purpose"),
    Column("task_id", ForeignKey("tasks.id"), nullable=True),
    time("expires_at"),
    maybe_time("used_at"),
    maybe_text("channel"),
)

sessions = Table(
    "sessions",
    metadata,
    text("token_hash", primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    time("expires_at"),
    text("how"),
    maybe_hidden("sessions", "ip"),
    maybe_hidden("sessions", "agent"),
)
