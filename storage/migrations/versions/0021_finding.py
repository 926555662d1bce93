"""What tasks are found by; all that are there are filed after the start."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    on_postgres = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "find_entries",
        sa.Column("id", COUNTED, primary_key=True, autoincrement=True),
        sa.Column(
            "task_id", sa.String(), sa.ForeignKey("tasks.id", name="fk_find_entries_task_id"), nullable=False
        ),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("terms", ARRAY(sa.Integer()) if on_postgres else sa.LargeBinary(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("inside", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("task_id", "document", name="uq_find_entries_task_id_document"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "find_due",
        sa.Column("row", COUNTED, primary_key=True, autoincrement=True),
        sa.Column("task_id", sa.String(), sa.ForeignKey("tasks.id", name="fk_find_due_task_id"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.UniqueConstraint("task_id", name="uq_find_due_task_id"),
        sqlite_autoincrement=True,
    )
    if on_postgres:
        how = {"postgresql_using": "gin", "postgresql_with": {"fastupdate": "off"}}
        op.create_index("ix_find_entries_terms", "find_entries", ["terms"], **how)  # type: ignore[arg-type]
    else:
        # Only which entry has which term: neither where in it, nor how often, nor the entry itself.
        op.execute(
            "CREATE VIRTUAL TABLE find_words USING fts5"
            "(terms, content='', detail=none, columnsize=0, tokenize='ascii')"
        )
    op.execute(
        "INSERT INTO find_due (task_id, version) "
        "SELECT id, version FROM tasks WHERE state <> 'discarded' ORDER BY created_at, id"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE find_words")
    op.drop_table("find_due")
    op.drop_table("find_entries")
