"""A folder takes what was made from a template."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("folders", sa.Column("template_id", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("folders", "template_id")
