"""Tasks that follow others, and acts that wait for some seconds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

BEFORE = ("prepare", "sign", "close", "renew", "report")
NOW = (*BEFORE, "act")
FOLLOWS = ("corrects", "corrected_by", "rescinds", "rescission")


def upgrade() -> None:
    _allow(NOW)
    for name in FOLLOWS:
        op.add_column("tasks", sa.Column(name, sa.String(), nullable=True))
    op.add_column("tasks", sa.Column("rescinded_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "put_off",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("stands", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(sa.text("\"act\" IN ('withdraw', 'reject', 'discard')"), name=op.f("ck_put_off_act")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_put_off_task_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_put_off_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
        sa.UniqueConstraint("task_id", "person_id", name=op.f("uq_put_off_task_id_person_id")),
    )


def downgrade() -> None:
    op.drop_table("put_off")
    op.drop_column("tasks", "rescinded_at")
    for name in FOLLOWS:
        op.drop_column("tasks", name)
    op.execute("DELETE FROM jobs WHERE kind = 'act'")
    _allow(BEFORE)


def _allow(kinds: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    # SQLite changes a check by writing the table anew.
    with op.batch_alter_table("jobs", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("ck_jobs_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_jobs_kind"), sa.text(f'"kind" IN ({listed})'))
