"""What is proven of people, and what they confirm with."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, PrimaryKeyConstraint, Table

from storage.columns import counted, maybe_time, metadata, text, time
from storage.sealed_columns import hidden

proofs = Table(
    "proofs",
    metadata,
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("what"),
    hidden("proofs", "value"),
    text("how"),
    time("proven_at"),
    hidden("proofs", "reference"),
    PrimaryKeyConstraint("person_id", "what"),
)

credentials = Table(
    "credentials",
    metadata,
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("kind"),
    Column("secret", LargeBinary, nullable=False),
    time("made_at"),
    Column("last_step", BigInteger, nullable=False),
    PrimaryKeyConstraint("person_id", "kind"),
)

proof_codes = Table(
    "proof_codes",
    metadata,
    counted("row"),
    text("id", unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("purpose"),
    text("channel"),
    text("hash"),
    Column("proposal", LargeBinary, nullable=False),
    time("made_at"),
    time("expires_at"),
    maybe_time("used_at"),
    maybe_time("voided_at"),
    Index(None, "person_id", "row"),
    sqlite_autoincrement=True,
)

wrong_tries = Table(
    "wrong_tries",
    metadata,
    counted("row"),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("what"),
    time("at"),
    Index(None, "person_id", "what", "at"),
    sqlite_autoincrement=True,
)
