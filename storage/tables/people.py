"""People, members, contacts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table

from storage.columns import maybe_text, maybe_time, metadata, text, time
from storage.sealed_columns import found_by, hidden, maybe_hidden

people = Table(
    "people",
    metadata,
    text("id", primary_key=True),
    Column("telegram_id", BigInteger, nullable=True, unique=True),
    hidden("people", "name"),
    maybe_hidden("people", "username"),
    maybe_text("language"),
    maybe_text("language_code"),
    maybe_text("time_zone"),
    maybe_hidden("people", "phone"),
    maybe_hidden("people", "email"),
    maybe_hidden("people", "company"),
    found_by("people", "username"),
    found_by("people", "phone"),
    found_by("people", "email"),
    Column("is_admin", Boolean, nullable=False),
    Column("blocked", Boolean, nullable=False),
    Column("roles", String, nullable=False, server_default=""),
)

member_invites = Table(
    "member_invites",
    metadata,
    text("id", primary_key=True),
    text("token_hash", unique=True),
    text("roles"),
    Column("made_by", ForeignKey("people.id"), nullable=True),
    time("made_at"),
    time("expires_at"),
    Column("used_by", ForeignKey("people.id"), nullable=True),
    maybe_time("used_at"),
    maybe_time("revoked_at"),
)

contacts = Table(
    "contacts",
    metadata,
    text("id", primary_key=True),
    Column("owner_id", ForeignKey("people.id"), nullable=False),
    hidden("contacts", "name"),
    maybe_hidden("contacts", "company"),
    maybe_hidden("contacts", "phone"),
    maybe_hidden("contacts", "email"),
    found_by("contacts", "phone"),
    found_by("contacts", "email"),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    time("used_at"),
    time("made_at"),
    Index(None, "owner_id", "used_at"),
)
