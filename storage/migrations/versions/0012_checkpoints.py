"""Entries in a second layout, where each chain ends, and the checkpoints over all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audit", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("audit", sa.Column("context", sa.JSON(), nullable=True))
    op.create_table(
        "audit_heads",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_audit_heads")),
    )
    op.execute(
        "INSERT INTO audit_heads (chain, number, hash) SELECT a.chain, a.number, a.hash FROM audit a "
        "JOIN (SELECT chain, max(number) AS number FROM audit GROUP BY chain) newest "
        "ON newest.chain = a.chain AND newest.number = a.number"
    )
    op.create_table(
        "sealed_heads",
        sa.Column("leaf", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("leaf", name=op.f("pk_sealed_heads")),
        sa.UniqueConstraint("chain", name=op.f("uq_sealed_heads_chain")),
    )
    op.create_index(op.f("ix_sealed_heads_changed_in"), "sealed_heads", ["changed_in"])
    op.create_table(
        "checkpoints",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tree_size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("changed_sha256", sa.String(), nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_checkpoints")),
        sa.UniqueConstraint("hash", name=op.f("uq_checkpoints_hash")),
    )


def downgrade() -> None:
    op.drop_table("checkpoints")
    op.drop_index(op.f("ix_sealed_heads_changed_in"), "sealed_heads")
    op.drop_table("sealed_heads")
    op.drop_table("audit_heads")
    op.drop_column("audit", "context")
    op.drop_column("audit", "version")
