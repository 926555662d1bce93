"""PostgreSQL's index of what tasks are found by knows which are the newest."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

STRETCHES = "(ARRAY[(id >> 12)::integer, (-1 - (id >> 16))::integer])"
HOW = {"postgresql_using": "gin", "postgresql_with": {"fastupdate": "off"}}


def upgrade() -> None:
    _anew([sa.text(STRETCHES), "terms"])


def downgrade() -> None:
    _anew(["terms"])


def _anew(columns: list[str | sa.TextClause]) -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.drop_index("ix_find_entries_terms", "find_entries")
    op.create_index("ix_find_entries_terms", "find_entries", columns, **HOW)  # type: ignore[arg-type]
