"""Bulk issue: sheets, their rows, and which tasks came of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tasks", sa.Column("bulk_id", sa.String(), nullable=True))
    op.create_index(op.f("ix_tasks_bulk_id"), "tasks", ["bulk_id"])
    op.create_table(
        "bulks",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("template_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("\"state\" IN ('checked', 'issuing', 'done')", name=op.f("ck_bulks_state")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_bulks_owner_id")),
        sa.ForeignKeyConstraint(["template_id"], ["templates.id"], name=op.f("fk_bulks_template_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulks")),
    )
    op.create_index(op.f("ix_bulks_owner_id_state"), "bulks", ["owner_id", "state"])
    op.create_index(op.f("ix_bulks_state"), "bulks", ["state"])
    op.create_table(
        "bulk_rows",
        sa.Column("bulk_id", sa.String(), nullable=False),
        sa.Column("at", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=True),
        sa.Column("refusal", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["bulk_id"], ["bulks.id"], name=op.f("fk_bulk_rows_bulk_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_bulk_rows_task_id")),
        sa.PrimaryKeyConstraint("bulk_id", "at", name=op.f("pk_bulk_rows")),
        sa.UniqueConstraint("task_id", name=op.f("uq_bulk_rows_task_id")),
    )


def downgrade() -> None:
    op.drop_table("bulk_rows")
    op.drop_table("bulks")
    op.drop_index(op.f("ix_tasks_bulk_id"), "tasks")
    op.drop_column("tasks", "bulk_id")
