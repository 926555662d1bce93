"""Lists of reminders that stand in somebody's chat are found without a look at all that they were sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

STANDS = "kind = 'digest' AND message_id IS NOT NULL"


def upgrade() -> None:
    where = sa.text(STANDS)
    op.create_index("ix_outbox_digests", "outbox", ["person_id"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_index("ix_outbox_digests", "outbox")
