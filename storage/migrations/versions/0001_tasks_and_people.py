"""Tasks, people and what they sign."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("task_id", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("actor", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 0", name=op.f("ck_audit_number")),
        sa.PrimaryKeyConstraint("chain", "number", name=op.f("pk_audit")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_hash")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("language_code", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("company", sa.String(), nullable=True),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_people_telegram_id")),
    )
    op.create_index(op.f("ix_people_phone"), "people", ["phone"], unique=False)
    op.create_table(
        "task_numbers",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_task_numbers")),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("initiator_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("order", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("signature_page", sa.Boolean(), nullable=False),
        sa.Column("places_chosen", sa.Boolean(), nullable=False),
        sa.Column("draft_step", sa.String(), nullable=False),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminders", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("waiting_for", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'completed' OR ended_at IS NOT NULL", name=op.f("ck_tasks_ended")),
        sa.CheckConstraint(
            "state IN ('draft', 'discarded') OR document IS NOT NULL", name=op.f("ck_tasks_document")
        ),
        sa.CheckConstraint(
            "\"draft_step\" IN ('parties', 'order', 'places', 'deadline', 'review')",
            name=op.f("ck_tasks_draft_step"),
        ),
        sa.CheckConstraint(
            "\"order\" IN ('all_at_once', 'one_after_another', 'steps')", name=op.f("ck_tasks_order")
        ),
        sa.CheckConstraint(
            "\"state\" IN ('draft', 'preparing', 'awaiting', 'partially_signed', 'closing', 'completed', 'rejected', 'withdrawn', 'expired', 'discarded')",  # noqa: E501
            name=op.f("ck_tasks_state"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_tasks_version")),
        sa.ForeignKeyConstraint(["initiator_id"], ["people.id"], name=op.f("fk_tasks_initiator_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("number", name=op.f("uq_tasks_number")),
    )
    op.create_index(op.f("ix_tasks_initiator_id_state"), "tasks", ["initiator_id", "state"], unique=False)
    op.create_index(op.f("ix_tasks_state_deadline"), "tasks", ["state", "deadline"], unique=False)
    op.create_table(
        "certificates",
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=True),
        sa.Column("party_id", sa.String(), nullable=True),
        sa.Column("der", sa.LargeBinary(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_certificates_task_id")),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_certificates")),
    )
    op.create_index(op.f("ix_certificates_task_id"), "certificates", ["task_id"], unique=False)
    op.create_table(
        "parties",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("company", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("reach", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state NOT IN ('signed', 'approved', 'rejected') OR acted_at IS NOT NULL",
            name=op.f("ck_parties_acted"),
        ),
        sa.CheckConstraint(
            "\"reach\" IN ('not_invited', 'invited', 'bound', 'unreachable')", name=op.f("ck_parties_reach")
        ),
        sa.CheckConstraint("\"role\" IN ('signer', 'approver', 'viewer', 'cc')", name=op.f("ck_parties_role")),
        sa.CheckConstraint("\"side\" IN ('internal', 'external')", name=op.f("ck_parties_side")),
        sa.CheckConstraint(
            "\"state\" IN ('not_yet', 'to_act', 'signing', 'signed', 'approved', 'rejected', 'informed', 'copied', 'ended')",  # noqa: E501
            name=op.f("ck_parties_state"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_parties_person_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_parties_task_id")),
        sa.PrimaryKeyConstraint("task_id", "id", name=op.f("pk_parties")),
    )
    op.create_index(
        op.f("ix_parties_person_id_state_task_id"), "parties", ["person_id", "state", "task_id"], unique=False
    )
    op.create_table(
        "revisions",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("certificate_serial", sa.String(), nullable=True),
        sa.CheckConstraint("(kind = 'party') = (party_id IS NOT NULL)", name=op.f("ck_revisions_party")),
        sa.CheckConstraint("\"kind\" IN ('base', 'party', 'close')", name=op.f("ck_revisions_kind")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_revisions_task_id")),
        sa.PrimaryKeyConstraint("task_id", "number", name=op.f("pk_revisions")),
        sa.UniqueConstraint("task_id", "party_id", name=op.f("uq_revisions_task_id_party_id")),
    )
    op.create_index(op.f("ix_revisions_sha256"), "revisions", ["sha256"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_revisions_sha256"), table_name="revisions")
    op.drop_table("revisions")
    op.drop_index(op.f("ix_parties_person_id_state_task_id"), table_name="parties")
    op.drop_table("parties")
    op.drop_index(op.f("ix_certificates_task_id"), table_name="certificates")
    op.drop_table("certificates")
    op.drop_index(op.f("ix_tasks_state_deadline"), table_name="tasks")
    op.drop_index(op.f("ix_tasks_initiator_id_state"), table_name="tasks")
    op.drop_table("tasks")
    op.drop_table("task_numbers")
    op.drop_index(op.f("ix_people_phone"), table_name="people")
    op.drop_table("people")
    op.drop_table("audit")
