"""Requests to use a seal that nobody answered in time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

BEFORE = "'waiting', 'granted', 'refused', 'used'"


def upgrade() -> None:
    _check(f"{BEFORE}, 'lapsed'")
    op.create_index(op.f("ix_seal_requests_state_expires_at"), "seal_requests", ["state", "expires_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_seal_requests_state_expires_at"), "seal_requests")
    op.execute("UPDATE seal_requests SET state = 'waiting' WHERE state = 'lapsed' AND decided_at IS NULL")
    op.execute("UPDATE seal_requests SET state = 'granted' WHERE state = 'lapsed'")
    _check(BEFORE)


def _check(states: str) -> None:
    with op.batch_alter_table("seal_requests") as batch:
        batch.drop_constraint(op.f("ck_seal_requests_state"), type_="check")
        batch.create_check_constraint(op.f("ck_seal_requests_state"), sa.text(f'"state" IN ({states})'))
