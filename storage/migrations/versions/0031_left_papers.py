"""Files that nothing holds any more, until they are taken away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "left_papers",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_left_papers_task_id")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_left_papers")),
    )
    op.create_index(op.f("ix_left_papers_left_at"), "left_papers", ["left_at"])


def downgrade() -> None:
    op.drop_table("left_papers")
