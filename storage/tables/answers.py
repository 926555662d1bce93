"""What parties ask, fill in, read, draw and hand in, and the reports they fetched."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from storage.columns import counted, maybe_time, metadata, one_of, text, time
from storage.sealed_columns import hidden, maybe_hidden

# What a party has filled in so far, sealed by the vault; dropped once it has acted.
answers = Table(
    "answers",
    metadata,
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    text("party_id", primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    time("updated_at"),
)

# What a party asked the initiator; the chain keeps that it was asked, and the digest of the words.
questions = Table(
    "questions",
    metadata,
    counted("row"),
    text("id", unique=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    text("party_id"),
    Column("asker_id", ForeignKey("people.id"), nullable=False),
    hidden("questions", "name"),
    hidden("questions", "words"),
    time("asked_at"),
    maybe_hidden("questions", "answer"),
    maybe_time("answered_at"),
    CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered"),
    sqlite_autoincrement=True,
)

kept_hands = Table(
    "kept_hands",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    text("kind", primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    time("kept_at"),
    one_of("kind", ("signature", "initials")),
)

pages_read = Table(
    "pages_read",
    metadata,
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    text("party_id", primary_key=True),
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("page", Integer, primary_key=True, autoincrement=False),
    time("at"),
)

# What signers handed in: the bytes are blobs. Gone from here it is gone for everybody.
handed_in = Table(
    "handed_in",
    metadata,
    counted("row"),
    text("id", unique=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    text("party_id"),
    text("asked_id"),
    hidden("handed_in", "name"),
    text("sha256"),
    Column("size", BigInteger, nullable=False),
    time("at"),
    UniqueConstraint("task_id", "party_id", "asked_id"),
    sqlite_autoincrement=True,
)

reports = Table(
    "reports",
    metadata,
    counted("row"),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("language"),
    text("sha256", index=True),
    Column("size", BigInteger, nullable=False),
    Column("entries", Integer, nullable=False),
    time("made_at"),
    Index(None, "task_id", "person_id"),
    sqlite_autoincrement=True,
)
