"""Tasks shown in groups of the chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_cards",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("linked_by", sa.String(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_group_cards_task_id"),
        sa.ForeignKeyConstraint(["linked_by"], ["people.id"], name="fk_group_cards_linked_by"),
        sa.PrimaryKeyConstraint("task_id", "chat_id", name="pk_group_cards"),
    )
    op.create_table(
        "group_links",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_group_links_task_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_group_links_person_id"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_group_links"),
    )


def downgrade() -> None:
    op.drop_table("group_links")
    op.drop_table("group_cards")
