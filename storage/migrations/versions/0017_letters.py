"""People who are reached by letters alone, and the way that each message takes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people") as batch:
        batch.alter_column("telegram_id", existing_type=sa.BigInteger(), nullable=True)
        batch.create_index(op.f("ix_people_email"), ["email"])
    for table, columns in NEW.items():
        with op.batch_alter_table(table) as batch:
            for name in columns:
                batch.add_column(sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    for table, columns in NEW.items():
        with op.batch_alter_table(table) as batch:
            for name in columns:
                batch.drop_column(name)
    with op.batch_alter_table("people") as batch:
        batch.drop_index(op.f("ix_people_email"))
        batch.alter_column("telegram_id", existing_type=sa.BigInteger(), nullable=False)


NEW = {"outbox": ("channel",), "invitations": ("channel", "address"), "page_links": ("channel",)}
