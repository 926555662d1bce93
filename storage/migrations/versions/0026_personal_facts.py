"""What is personal in an entry stands beside its chain."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audit", sa.Column("salt", sa.String(), nullable=True))
    op.add_column("audit", sa.Column("personal", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("audit", "personal")
    op.drop_column("audit", "salt")
