"""Codes, and what was recorded before a signature."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from signing.ports import IntentState
from storage.columns import JSON_TEXT, counted, maybe_text, maybe_time, metadata, one_of, text, time
from storage.sealed_columns import hidden_json

codes = Table(
    "codes",
    metadata,
    counted("row"),
    text("id", unique=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    text("party_id"),
    text("act"),
    text("hash"),
    text("bound_to"),
    hidden_json("codes", "proposal"),
    time("expires_at"),
    Column("attempts", Integer, nullable=False),
    maybe_time("used_at"),
    maybe_time("voided_at"),
    maybe_text("means"),
    one_of("act", ("sign", "approve", "fill")),
    Index(None, "task_id", "party_id"),
    sqlite_autoincrement=True,
)

intents = Table(
    "intents",
    metadata,
    text("id", primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    text("party_id"),
    text("code_id"),
    Column("bases", JSON_TEXT, nullable=False),
    hidden_json("intents", "proposal"),
    hidden_json("intents", "actor"),
    time("recorded_at"),
    text("state"),
    one_of("state", IntentState),
)
# One signature is written at a time: the next is written upon it.
Index(
    "uq_intents_open",
    intents.c.task_id,
    unique=True,
    sqlite_where=intents.c.state == "open",
    postgresql_where=intents.c.state == "open",
)
