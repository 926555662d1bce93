"""Questions to the initiator, signatures kept for the next time, what must be read before it is signed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("tasks", sa.Column("reading", sa.JSON(), nullable=True))
    op.create_table(
        "questions",
        sa.Column("row", COUNTED, nullable=False, autoincrement=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("asker_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name=op.f("ck_questions_answered")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_questions_task_id")),
        sa.ForeignKeyConstraint(["asker_id"], ["people.id"], name=op.f("fk_questions_asker_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_questions")),
        sa.UniqueConstraint("id", name=op.f("uq_questions_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_questions_task_id"), "questions", ["task_id"])
    op.create_table(
        "kept_hands",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("\"kind\" IN ('signature', 'initials')", name=op.f("ck_kept_hands_kind")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_kept_hands_person_id")),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_kept_hands")),
    )
    op.create_table(
        "pages_read",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_pages_read_task_id")),
        sa.PrimaryKeyConstraint("task_id", "party_id", "document", "page", name=op.f("pk_pages_read")),
    )


def downgrade() -> None:
    op.drop_table("pages_read")
    op.drop_table("kept_hands")
    op.drop_index(op.f("ix_questions_task_id"), "questions")
    op.drop_table("questions")
    op.drop_column("tasks", "reading")
