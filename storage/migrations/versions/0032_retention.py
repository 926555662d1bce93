"""How long ended tasks are kept, legal holds, and files of deleted ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tasks", sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_tasks_ended_at"), "tasks", ["ended_at"])
    op.add_column("folders", sa.Column("keep_days", sa.Integer(), nullable=True))
    op.add_column("folders", sa.Column("held_why", sa.String(), nullable=True))
    op.add_column("folders", sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "keepings",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("goes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("warned", sa.Integer(), nullable=False),
        sa.Column("keep_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("for_ever", sa.Boolean(), nullable=False),
        sa.Column("held_why", sa.String(), nullable=True),
        sa.Column("held_by", sa.String(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_keepings_task_id")),
        sa.PrimaryKeyConstraint("task_id", name=op.f("pk_keepings")),
    )
    op.create_index(op.f("ix_keepings_goes_at"), "keepings", ["goes_at"])
    op.create_table(
        "doomed_blobs",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_doomed_blobs")),
    )


def downgrade() -> None:
    op.drop_table("doomed_blobs")
    op.drop_table("keepings")
    for column in ("held_at", "held_why", "keep_days"):
        op.drop_column("folders", column)
    op.drop_index(op.f("ix_tasks_ended_at"), table_name="tasks")
    op.drop_column("tasks", "deleted_at")
