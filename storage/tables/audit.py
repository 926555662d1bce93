"""The chains, and what seals them."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, LargeBinary, Table

from storage.columns import maybe_text, metadata, text, time
from storage.sealed_columns import SealedJson, SealedText

# What is read where somebody changed what is sealed: no entry that hashes to what it should.
BROKEN, BROKEN_SALT = '{"unreadable": true}', '"00"'
BROKEN_ACTOR = '{"person_id": null, "channel": "unreadable"}'

# No foreign key: the chain stands by itself. `chain` is the task's id, or "installation".
audit = Table(
    "audit",
    metadata,
    text("chain", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    maybe_text("task_id"),
    time("at"),
    text("kind"),
    Column("actor", SealedJson("audit.actor", BROKEN_ACTOR), nullable=False),
    Column("facts", SealedJson("audit.facts", BROKEN), nullable=False),
    text("previous"),
    text("hash", unique=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("context", SealedJson("audit.context", BROKEN), nullable=True),
    Column("salt", SealedText("audit.salt", BROKEN_SALT), nullable=True),
    maybe_text("personal"),
    CheckConstraint("number >= 0", name="number"),
)

# Where each chain ends, written with its newest entry.
audit_heads = Table(
    "audit_heads",
    metadata,
    text("chain", primary_key=True),
    Column("number", Integer, nullable=False),
    text("hash"),
)

# Where each chain stood when a checkpoint last sealed it. A table of its own: whoever seals all chains must not
# hold up those who append to them.
sealed_heads = Table(
    "sealed_heads",
    metadata,
    Column("leaf", Integer, primary_key=True, autoincrement=False),
    text("chain", unique=True),
    Column("number", Integer, nullable=False),
    text("hash"),
    Column("changed_in", Integer, nullable=False, index=True),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    text("previous"),
    time("at"),
    Column("tree_size", Integer, nullable=False),
    text("root"),
    Column("changed", Integer, nullable=False),
    text("changed_sha256"),
    Column("full", Boolean, nullable=False),
    text("hash", unique=True),
    Column("token", LargeBinary, nullable=True),
)
