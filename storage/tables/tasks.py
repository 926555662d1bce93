"""Tasks, their parties, and the revisions of their files."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from signing.task.model import DraftStep, Order, PartyState, Reach, Role, Side, TaskState
from storage.columns import JSON_TEXT, maybe_text, maybe_time, metadata, one_of, text, time
from storage.sealed_columns import SealedBytes, hidden, hidden_json, maybe_hidden

tasks = Table(
    "tasks",
    metadata,
    text("id", primary_key=True),
    text("number", unique=True),
    hidden("tasks", "title"),
    text("state"),
    Column("initiator_id", ForeignKey("people.id"), nullable=False),
    text("language"),
    time("created_at"),
    hidden_json("tasks", "documents", nullable=True),
    text("order"),
    hidden_json("tasks", "needs", nullable=True),
    hidden_json("tasks", "fields"),
    Column("signature_page", Boolean, nullable=False),
    Column("places_chosen", Boolean, nullable=False),
    text("draft_step"),
    maybe_time("deadline"),
    Column("reminders", JSON_TEXT, nullable=False),
    maybe_time("sent_at"),
    maybe_time("ended_at"),
    maybe_hidden("tasks", "end_reason"),
    maybe_text("waiting_for"),
    maybe_text("bulk_id", index=True),
    Column("reading", JSON_TEXT, nullable=True),
    maybe_text("corrects"),
    maybe_text("corrected_by"),
    maybe_text("rescinds"),
    maybe_text("rescission"),
    maybe_time("rescinded_at"),
    maybe_time("deleted_at"),
    Column("demand", JSON_TEXT, nullable=True),
    Column("version", Integer, nullable=False),
    one_of("state", TaskState),
    one_of("draft_step", DraftStep),
    one_of("order", Order),
    CheckConstraint("version > 0", name="version"),
    CheckConstraint("state IN ('draft', 'discarded') OR documents IS NOT NULL", name="document"),
    CheckConstraint("state <> 'completed' OR ended_at IS NOT NULL", name="ended"),
    Index(None, "initiator_id", "state"),
    Index(None, "state", "deadline"),
    Index(None, "ended_at"),
)

# The row that counts the tasks of a day: it serialises those who take the next number.
task_numbers = Table(
    "task_numbers", metadata, text("day", primary_key=True), Column("last", Integer, nullable=False)
)

parties = Table(
    "parties",
    metadata,
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    text("id", primary_key=True),
    Column("position", Integer, nullable=False),
    hidden("parties", "name"),
    text("role"),
    text("side"),
    maybe_hidden("parties", "company"),
    maybe_hidden("parties", "phone"),
    maybe_hidden("parties", "email"),
    Column("step", Integer, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    text("reach"),
    text("state"),
    maybe_time("read_at"),
    maybe_time("acted_at"),
    maybe_hidden("parties", "reason"),
    Column("may_delegate", Boolean, nullable=False),
    maybe_text("handed_by"),
    maybe_hidden("parties", "handed_why"),
    hidden_json("parties", "asked_files", nullable=True),
    Column("demand", JSON_TEXT, nullable=True),
    Column("level", Integer, nullable=False),
    Column("at_start", Boolean, nullable=False),
    Column("view_only", Boolean, nullable=False),
    Column("finds_signer", Boolean, nullable=False),
    one_of("role", Role),
    one_of("side", Side),
    one_of("reach", Reach),
    one_of("state", PartyState),
    CheckConstraint(
        "state NOT IN ('signed', 'approved', 'filled', 'rejected') OR acted_at IS NOT NULL", name="acted"
    ),
    Index(None, "person_id", "state", "task_id"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    text("sha256", index=True),
    Column("size", BigInteger, nullable=False),
    text("kind"),
    maybe_text("party_id"),
    time("made_at"),
    maybe_text("certificate_serial"),
    Column("plan", SealedBytes("revisions.plan"), nullable=True),
    one_of("kind", ("base", "party", "close", "renewal")),
    CheckConstraint("(kind = 'party') = (party_id IS NOT NULL)", name="party"),
    # One signature per document and party, whatever else goes wrong.
    UniqueConstraint("task_id", "document", "party_id"),
)

certificates = Table(
    "certificates",
    metadata,
    text("serial", primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=True, index=True),
    maybe_text("party_id"),
    Column("der", SealedBytes("certificates.der"), nullable=False),
    time("issued_at"),
)
