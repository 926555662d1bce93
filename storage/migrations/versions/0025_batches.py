"""Tasks that one person confirms together, with one code."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong_at", sa.JSON(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("actor", sa.JSON(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_batches_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
    )
    op.create_index("ix_batches_person_id_made_at", "batches", ["person_id", "made_at"])
    op.create_index(
        "ix_batches_unfinished",
        "batches",
        ["used_at"],
        sqlite_where=sa.text("told_at IS NULL"),
        postgresql_where=sa.text("told_at IS NULL"),
    )
    op.create_table(
        "batch_items",
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("bound_to", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.CheckConstraint(sa.text("\"act\" IN ('sign', 'approve')"), name=op.f("ck_batch_items_act")),
        sa.CheckConstraint(
            sa.text("\"state\" IN ('waiting', 'under-way', 'pending', 'done', 'left')"),
            name=op.f("ck_batch_items_state"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_batch_items_batch_id"),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_batch_items_task_id"),
        sa.PrimaryKeyConstraint("batch_id", "place", name="pk_batch_items"),
    )


def downgrade() -> None:
    op.drop_table("batch_items")
    op.drop_table("batches")
