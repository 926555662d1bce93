"""Revisions keep a plan for the next one; completed tasks have their evidence renewed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

JOBS = "\"kind\" IN ('prepare', 'sign', 'close')"
JOBS_NOW = "\"kind\" IN ('prepare', 'sign', 'close', 'renew')"
REVISIONS = "\"kind\" IN ('base', 'party', 'close')"
REVISIONS_NOW = "\"kind\" IN ('base', 'party', 'close', 'renewal')"


def upgrade() -> None:
    _allow("jobs", JOBS_NOW)
    _allow("revisions", REVISIONS_NOW)
    op.add_column("revisions", sa.Column("plan", sa.LargeBinary(), nullable=True))
    # The job itself finds out when it is time, and puts itself off until then.
    op.execute(
        "INSERT INTO jobs (kind, task_id, key, attempts, run_at) "
        "SELECT 'renew', id, 'renew\\:' || id || '\\:0', 0, ended_at FROM tasks WHERE state = 'completed'"
    )


def downgrade() -> None:
    op.execute("DELETE FROM jobs WHERE kind = 'renew'")
    op.execute("DELETE FROM revisions WHERE kind = 'renewal'")
    with op.batch_alter_table("revisions") as batch:
        batch.drop_column("plan")
    _allow("revisions", REVISIONS)
    _allow("jobs", JOBS)


def _allow(table: str, kinds: str) -> None:
    """The check of `kind` says `kinds` from now on. SQLite changes a check by writing the table anew."""
    name = op.f(f"ck_{table}_kind")
    options = {"sqlite_autoincrement": True} if table == "jobs" else {}
    with op.batch_alter_table(table, table_kwargs=options) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, sa.text(kinds))
