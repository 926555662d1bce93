"""What people wish for themselves."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from storage.columns import JSON_TEXT, maybe_text, maybe_time, metadata, text

preferences = Table(
    "preferences",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("quiet_from", Integer, nullable=True),
    Column("quiet_to", Integer, nullable=True),
    text("first_way"),
    Column("email_copies", Boolean, nullable=False),
    Column("days_off", Boolean, nullable=False),
    maybe_text("region"),
    maybe_time("away_from"),
    maybe_time("away_until"),
    Column("deputy_id", ForeignKey("people.id"), nullable=True),
    Column("reminders", JSON_TEXT, nullable=True),
)
