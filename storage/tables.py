"""The tables of tasks, people and what they sign. What waits to be done has its own in `queue_tables`.

A task is one row and one row per party: parties are what we search by. Fields, document and reminder plan are
only ever read with their task, so they are JSON in its row. What belongs to a party names it without a foreign
key: saving a task writes its parties anew."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from signing.ports import IntentState, SealState
from signing.task.bulk import BulkState
from signing.task.model import DraftStep, Order, PartyState, Reach, Role, Side, TaskState
from signing.task.sealing import AskState
from storage.columns import JSON_TEXT, counted, maybe_text, maybe_time, metadata, one_of, text, time

people = Table(
    "people",
    metadata,
    text("id", primary_key=True),
    Column("telegram_id", BigInteger, nullable=True, unique=True),
    text("name"),
    maybe_text("username"),
    maybe_text("language"),
    maybe_text("language_code"),
    maybe_text("time_zone"),
    maybe_text("phone", index=True),
    maybe_text("email", index=True),
    maybe_text("company"),
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
    text("name"),
    maybe_text("company"),
    maybe_text("phone"),
    maybe_text("email"),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    time("used_at"),
    time("made_at"),
    Index(None, "owner_id", "used_at"),
)

tasks = Table(
    "tasks",
    metadata,
    text("id", primary_key=True),
    text("number", unique=True),
    text("title"),
    text("state"),
    Column("initiator_id", ForeignKey("people.id"), nullable=False),
    text("language"),
    time("created_at"),
    Column("documents", JSON_TEXT, nullable=True),
    text("order"),
    Column("fields", JSON_TEXT, nullable=False),
    Column("signature_page", Boolean, nullable=False),
    Column("places_chosen", Boolean, nullable=False),
    text("draft_step"),
    maybe_time("deadline"),
    Column("reminders", JSON_TEXT, nullable=False),
    maybe_time("sent_at"),
    maybe_time("ended_at"),
    maybe_text("end_reason"),
    maybe_text("waiting_for"),
    maybe_text("bulk_id", index=True),
    Column("reading", JSON_TEXT, nullable=True),
    Column("version", Integer, nullable=False),
    one_of("state", TaskState),
    one_of("draft_step", DraftStep),
    one_of("order", Order),
    CheckConstraint("version > 0", name="version"),
    CheckConstraint("state IN ('draft', 'discarded') OR documents IS NOT NULL", name="document"),
    CheckConstraint("state <> 'completed' OR ended_at IS NOT NULL", name="ended"),
    Index(None, "initiator_id", "state"),
    Index(None, "state", "deadline"),
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
    text("name"),
    text("role"),
    text("side"),
    maybe_text("company"),
    maybe_text("phone"),
    maybe_text("email"),
    Column("step", Integer, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    text("reach"),
    text("state"),
    maybe_time("read_at"),
    maybe_time("acted_at"),
    maybe_text("reason"),
    Column("may_delegate", Boolean, nullable=False),
    maybe_text("handed_by"),
    maybe_text("handed_why"),
    Column("asked_files", JSON_TEXT, nullable=True),
    one_of("role", Role),
    one_of("side", Side),
    one_of("reach", Reach),
    one_of("state", PartyState),
    CheckConstraint("state NOT IN ('signed', 'approved', 'rejected') OR acted_at IS NOT NULL", name="acted"),
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
    Column("plan", LargeBinary, nullable=True),
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
    Column("der", LargeBinary, nullable=False),
    time("issued_at"),
)

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
    Column("proposal", JSON_TEXT, nullable=False),
    time("expires_at"),
    Column("attempts", Integer, nullable=False),
    maybe_time("used_at"),
    maybe_time("voided_at"),
    one_of("act", ("sign", "approve")),
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
    Column("proposal", JSON_TEXT, nullable=False),
    Column("actor", JSON_TEXT, nullable=False),
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

# What a party has filled in so far, sealed by the vault; dropped once it has acted.
seals = Table(
    "seals",
    metadata,
    text("id", primary_key=True),
    text("owner"),
    text("kind"),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    text("page"),
    text("preview"),
    Column("keeper_id", ForeignKey("people.id"), nullable=False, index=True),
    time("made_at"),
    text("state"),
    Column("design", JSON_TEXT, nullable=True),
    maybe_text("original"),
    text("name"),
    Column("house", Boolean, nullable=False),
    Column("asks", Boolean, nullable=False),
    maybe_text("approved_by"),
    maybe_time("approved_at"),
    Column("version", Integer, nullable=False),
    one_of("state", SealState),
    CheckConstraint("design IS NOT NULL OR original IS NOT NULL", name="source"),
)

seal_users = Table(
    "seal_users",
    metadata,
    Column("seal_id", ForeignKey("seals.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    time("allowed_at"),
    maybe_time("until"),
    Column("keeps", Boolean, nullable=False),
    Index(None, "person_id"),
)

seal_requests = Table(
    "seal_requests",
    metadata,
    text("id", primary_key=True),
    Column("seal_id", ForeignKey("seals.id"), nullable=False),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    text("party_id"),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("sha256"),
    time("asked_at"),
    time("expires_at"),
    text("state"),
    maybe_text("decided_by"),
    maybe_time("decided_at"),
    maybe_text("reason"),
    one_of("state", AskState),
    Index(None, "seal_id", "state"),
)

# What the chains say too, by seal: a log that is read without reading all chains.
seal_uses = Table(
    "seal_uses",
    metadata,
    Column("seal_id", ForeignKey("seals.id"), primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    text("party_id", primary_key=True),
    text("place", primary_key=True),
    time("at"),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("sha256", primary_key=True),
    text("serial"),
    maybe_text("request_id"),
    Index(None, "seal_id", "at"),
)

templates = Table(
    "templates",
    metadata,
    text("id", primary_key=True),
    Column("owner_id", ForeignKey("people.id"), nullable=False),
    text("name"),
    time("created_at"),
    maybe_time("archived_at"),
    Column("version", Integer, nullable=False),
    Index(None, "owner_id", "name"),
)

# What a template was when it was saved: written once, never changed.
template_versions = Table(
    "template_versions",
    metadata,
    Column("template_id", ForeignKey("templates.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    time("made_at"),
    Column("content", JSON_TEXT, nullable=False),
)

bulks = Table(
    "bulks",
    metadata,
    text("id", primary_key=True),
    Column("owner_id", ForeignKey("people.id"), nullable=False),
    Column("template_id", ForeignKey("templates.id"), nullable=False),
    Column("number", Integer, nullable=False),
    time("made_at"),
    text("state"),
    one_of("state", BulkState),
    Index(None, "owner_id", "state"),
    Index(None, "state"),
)

# A row of the sheet: issued once, in the transaction that writes its task's id, or refused for good.
bulk_rows = Table(
    "bulk_rows",
    metadata,
    Column("bulk_id", ForeignKey("bulks.id"), primary_key=True),
    Column("at", Integer, primary_key=True, autoincrement=False),
    Column("content", JSON_TEXT, nullable=False),
    Column("task_id", ForeignKey("tasks.id"), nullable=True, unique=True),
    Column("refusal", JSON_TEXT, nullable=True),
    Column("tries", Integer, nullable=False, server_default="0"),
    maybe_time("due_at"),
)

template_shares = Table(
    "template_shares",
    metadata,
    text("id", primary_key=True),
    Column("template_id", ForeignKey("templates.id"), nullable=False, index=True),
    Column("owner_id", ForeignKey("people.id"), nullable=False),
    text("token_hash", unique=True),
    Column("sealed", LargeBinary, nullable=False),
    time("made_at"),
    time("until"),
    text("role_id"),
    Column("most", Integer, nullable=False),
    Column("each", Integer, nullable=False),
    Column("approval", Boolean, nullable=False),
    maybe_time("revoked_at"),
    Column("version", Integer, nullable=False),
)

# What strangers filled in by a link, and the task that became of it.
share_starts = Table(
    "share_starts",
    metadata,
    text("id", primary_key=True),
    Column("share_id", ForeignKey("template_shares.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    time("at"),
    Column("filling", JSON_TEXT, nullable=False),
    text("state"),
    Column("task_id", ForeignKey("tasks.id"), nullable=True, unique=True),
    one_of("state", ("waiting", "started", "refused")),
    CheckConstraint("(state = 'started') = (task_id IS NOT NULL)", name="task"),
    Index(None, "share_id", "state"),
    Index(None, "person_id", "at"),
)

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
    text("name"),
    text("words"),
    time("asked_at"),
    maybe_text("answer"),
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
    text("name"),
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
    maybe_text("address"),
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
    maybe_text("ip"),
    maybe_text("agent"),
)

# No foreign key: the chain stands by itself. `chain` is the task's id, or "installation".
audit = Table(
    "audit",
    metadata,
    text("chain", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    maybe_text("task_id"),
    time("at"),
    text("kind"),
    Column("actor", JSON_TEXT, nullable=False),
    Column("facts", JSON_TEXT, nullable=False),
    text("previous"),
    text("hash", unique=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("context", JSON_TEXT, nullable=True),
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

# Sealed by the vault: of no use without the master key.
secrets = Table("secrets", metadata, text("name", primary_key=True), Column("sealed", LargeBinary, nullable=False))
