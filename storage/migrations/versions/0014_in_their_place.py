"""Who may name somebody in their place and who did; what signers must hand in, and what they have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("parties") as batch:
        batch.add_column(sa.Column("may_delegate", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("handed_by", sa.String(), nullable=True))
        batch.add_column(sa.Column("handed_why", sa.String(), nullable=True))
        batch.add_column(sa.Column("asked_files", sa.JSON(), nullable=True))
    with op.batch_alter_table("parties") as batch:
        batch.alter_column("may_delegate", server_default=None)
    op.create_table(
        "handed_in",
        sa.Column("row", COUNTED, nullable=False, autoincrement=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("asked_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_handed_in_task_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_handed_in")),
        sa.UniqueConstraint("id", name=op.f("uq_handed_in_id")),
        sa.UniqueConstraint(
            "task_id", "party_id", "asked_id", name=op.f("uq_handed_in_task_id_party_id_asked_id")
        ),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("handed_in")
    with op.batch_alter_table("parties") as batch:
        for name in ("asked_files", "handed_why", "handed_by", "may_delegate"):
            batch.drop_column(name)
