"""Internal levels, how many of a step are enough, copies from the start, readers without a file, and who names a
company's signer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

BEFORE = ("not_yet", "to_act", "signing", "signed", "approved", "rejected", "informed", "copied", "ended")
NOW = (*BEFORE[:6], "spared", *BEFORE[6:])
FLAGS = ("at_start", "view_only", "finds_signer")


def upgrade() -> None:
    op.add_column("tasks", sa.Column("needs", sa.JSON(), nullable=True))
    with op.batch_alter_table("parties") as batch:
        batch.drop_constraint(op.f("ck_parties_state"), type_="check")
        batch.create_check_constraint(op.f("ck_parties_state"), _listed(NOW))
        batch.add_column(sa.Column("level", sa.Integer(), nullable=False, server_default="0"))
        for name in FLAGS:
            batch.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("parties") as batch:
        for name in ("level", *FLAGS):
            batch.alter_column(name, server_default=None)


def downgrade() -> None:
    op.execute("UPDATE parties SET state = 'ended' WHERE state = 'spared'")
    with op.batch_alter_table("parties") as batch:
        batch.drop_constraint(op.f("ck_parties_state"), type_="check")
        batch.create_check_constraint(op.f("ck_parties_state"), _listed(BEFORE))
        for name in ("level", *FLAGS):
            batch.drop_column(name)
    op.drop_column("tasks", "needs")


def _listed(states: tuple[str, ...]) -> sa.TextClause:
    listed = ", ".join(f"'{state}'" for state in states)
    return sa.text(f'"state" IN ({listed})')
