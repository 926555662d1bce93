"""The tables of what waits: updates to process, messages to send, reminders to give, work to do, and where each
conversation and card stands."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, and_
from sqlalchemy import text as sql

from signing.ports import OutboxState
from storage.columns import counted, maybe_text, maybe_time, metadata, one_of, text, time
from storage.sealed_columns import hidden_json, maybe_hidden

inbox = Table(
    "inbox",
    metadata,
    counted(),  # the order of arrival; update ids start anywhere again after a quiet week
    Column("update_id", BigInteger, nullable=False, unique=True),
    hidden_json("inbox", "payload", nullable=True),  # wiped once processed
    time("received_at"),
    Column("attempts", Integer, nullable=False),
    Column("done", Boolean, nullable=False),
    maybe_hidden("inbox", "error"),
    sqlite_autoincrement=True,
)
Index("ix_inbox_waiting", inbox.c.id, sqlite_where=sql("done = 0"), postgresql_where=sql("NOT done"))

outbox = Table(
    "outbox",
    metadata,
    counted(),
    text("key", unique=True),
    text("kind"),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("task_id", ForeignKey("tasks.id"), nullable=True, index=True),
    maybe_text("party_id"),
    hidden_json("outbox", "facts"),
    Column("secret", LargeBinary, nullable=True),
    text("state"),
    Column("attempts", Integer, nullable=False),
    maybe_time("not_before"),
    Column("message_id", BigInteger, nullable=True),
    Column("repeatable", Boolean, nullable=False),
    maybe_time("claimed_at"),
    maybe_hidden("outbox", "error"),
    maybe_text("channel"),
    one_of("state", OutboxState),
    Index(None, "state", "person_id"),
    sqlite_autoincrement=True,
)
DIGEST_STANDS = sql("kind = 'digest' AND message_id IS NOT NULL")
Index("ix_outbox_digests", outbox.c.person_id, sqlite_where=DIGEST_STANDS, postgresql_where=DIGEST_STANDS)

nudges = Table(
    "nudges",
    metadata,
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    text("party_id", primary_key=True),
    text("slot", primary_key=True),
    time("due_at"),
    maybe_time("claimed_at"),
    maybe_text("skipped"),
    Column("reader_id", ForeignKey("people.id"), nullable=True, index=True),
)
_unclaimed = and_(nudges.c.claimed_at.is_(None), nudges.c.skipped.is_(None))
Index("ix_nudges_unclaimed", nudges.c.due_at, sqlite_where=_unclaimed, postgresql_where=_unclaimed)

jobs = Table(
    "jobs",
    metadata,
    counted(),
    text("kind"),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    text("key", unique=True),
    Column("attempts", Integer, nullable=False),
    time("run_at"),
    maybe_text("worker"),
    maybe_time("leased_until"),
    maybe_hidden("jobs", "error"),
    one_of("kind", ("prepare", "sign", "close", "renew", "report", "act")),
    Index(None, "run_at"),
    sqlite_autoincrement=True,  # a worker whose lease ran out must not finish a newer job of the same id
)

dialogues = Table(
    "dialogues",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    text("kind"),
    text("step"),
    Column("task_id", ForeignKey("tasks.id"), nullable=True),
    hidden_json("dialogues", "data"),
    time("updated_at"),
)

cards = Table(
    "cards",
    metadata,
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    text("shown"),
    Column("is_photo", Boolean, nullable=False),
    maybe_time("unfolded_at"),
)
