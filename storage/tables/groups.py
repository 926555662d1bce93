"""Tasks shown in groups of the chat."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Table

from storage.columns import metadata, text, time
from storage.sealed_columns import hidden

group_cards = Table(
    "group_cards",
    metadata,
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    hidden("group_cards", "name"),
    Column("linked_by", ForeignKey("people.id"), nullable=False),
    time("linked_at"),
    Column("message_id", BigInteger, nullable=True),
    Column("shown", Integer, nullable=False),
    Column("off", Boolean, nullable=False),
)

group_links = Table(
    "group_links",
    metadata,
    text("token_hash", primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    time("expires_at"),
)
