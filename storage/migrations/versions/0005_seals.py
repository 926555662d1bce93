"""Seals, and who may use them beside their keepers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATES = "\"state\" IN ('draft', 'approved', 'frozen', 'cancelled')"


def upgrade() -> None:
    op.create_table(
        "seals",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("width", sa.Float(), nullable=False),
        sa.Column("height", sa.Float(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("preview", sa.String(), nullable=False),
        sa.Column("keeper_id", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("design", sa.JSON(), nullable=True),
        sa.Column("original", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "\"state\" IN ('draft', 'approved', 'frozen', 'cancelled')", name=op.f("ck_seals_state")
        ),
        sa.CheckConstraint("design IS NOT NULL OR original IS NOT NULL", name=op.f("ck_seals_source")),
        sa.ForeignKeyConstraint(["keeper_id"], ["people.id"], name=op.f("fk_seals_keeper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seals")),
    )
    op.create_index(op.f("ix_seals_keeper_id"), "seals", ["keeper_id"])
    op.create_table(
        "seal_users",
        sa.Column("seal_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("allowed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seal_id"], ["seals.id"], name=op.f("fk_seal_users_seal_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seal_users_person_id")),
        sa.PrimaryKeyConstraint("seal_id", "person_id", name=op.f("pk_seal_users")),
    )
    op.create_index(op.f("ix_seal_users_person_id"), "seal_users", ["person_id"])


def downgrade() -> None:
    op.drop_table("seal_users")
    op.drop_table("seals")
