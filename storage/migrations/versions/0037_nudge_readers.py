"""Whom a reminder went to, where that was not the party's own person: the keeper of a seal that it waits for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("nudges") as batch:
        batch.add_column(sa.Column("reader_id", sa.String(), nullable=True))
        batch.create_foreign_key(op.f("fk_nudges_reader_id"), "people", ["reader_id"], ["id"])
    op.create_index(op.f("ix_nudges_reader_id"), "nudges", ["reader_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_nudges_reader_id"), "nudges")
    with op.batch_alter_table("nudges") as batch:
        batch.drop_constraint(op.f("fk_nudges_reader_id"), type_="foreignkey")
        batch.drop_column("reader_id")
