"""Since when the reader of a card has had its rarer buttons open."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cards", sa.Column("unfolded_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("cards", "unfolded_at")
