"""Evidence reports, and the job that makes them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BEFORE, NOW = ("prepare", "sign", "close", "renew"), ("prepare", "sign", "close", "renew", "report")


def upgrade() -> None:
    _allow(NOW)
    op.create_table(
        "reports",
        sa.Column("row", COUNTED, nullable=False, autoincrement=True),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_reports_task_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reports_person_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_reports")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reports_sha256"), "reports", ["sha256"])
    op.create_index(op.f("ix_reports_task_id_person_id"), "reports", ["task_id", "person_id"])


def downgrade() -> None:
    op.drop_table("reports")
    op.execute("DELETE FROM jobs WHERE kind = 'report'")
    _allow(BEFORE)


def _allow(kinds: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    # SQLite changes a check by writing the table anew.
    with op.batch_alter_table("jobs", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("ck_jobs_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_jobs_kind"), sa.text(f'"kind" IN ({listed})'))
