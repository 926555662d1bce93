"""Folders of finished tasks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "folders",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name="fk_folders_owner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_folders"),
    )
    op.create_index("ix_folders_owner_id", "folders", ["owner_id"])
    op.create_table(
        "folder_tasks",
        sa.Column("folder_id", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["folder_id"], ["folders.id"], name="fk_folder_tasks_folder_id"),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_folder_tasks_task_id"),
        sa.PrimaryKeyConstraint("folder_id", "task_id", name="pk_folder_tasks"),
    )
    op.create_index("ix_folder_tasks_task_id", "folder_tasks", ["task_id"])


def downgrade() -> None:
    op.drop_table("folder_tasks")
    op.drop_table("folders")
