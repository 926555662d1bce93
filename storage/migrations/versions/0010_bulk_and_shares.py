"""Rows of a sheet that fail are tried again only so often; templates shared by a link, and what came of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("bulk_rows", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("bulk_rows", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "template_shares",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("template_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("each", sa.Integer(), nullable=False),
        sa.Column("approval", sa.Boolean(), nullable=False),
        sa.Column("role_id", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["template_id"], ["templates.id"], name=op.f("fk_template_shares_template_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_template_shares_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_shares")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_template_shares_token_hash")),
    )
    op.create_index(op.f("ix_template_shares_template_id"), "template_shares", ["template_id"])
    op.create_table(
        "share_starts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("share_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filling", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=True),
        sa.CheckConstraint("\"state\" IN ('waiting', 'started', 'refused')", name=op.f("ck_share_starts_state")),
        sa.CheckConstraint("(state = 'started') = (task_id IS NOT NULL)", name=op.f("ck_share_starts_task")),
        sa.ForeignKeyConstraint(["share_id"], ["template_shares.id"], name=op.f("fk_share_starts_share_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_share_starts_person_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_share_starts_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_starts")),
        sa.UniqueConstraint("task_id", name=op.f("uq_share_starts_task_id")),
    )
    op.create_index(op.f("ix_share_starts_share_id_state"), "share_starts", ["share_id", "state"])
    op.create_index(op.f("ix_share_starts_person_id_at"), "share_starts", ["person_id", "at"])


def downgrade() -> None:
    op.drop_table("share_starts")
    op.drop_table("template_shares")
    op.drop_column("bulk_rows", "due_at")
    op.drop_column("bulk_rows", "tries")
