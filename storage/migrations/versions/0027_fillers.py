"""Who fills in fields of theirs and confirms them, without signing."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ROLES = ("signer", "approver", "viewer", "cc")
STATES = (
    "not_yet",
    "to_act",
    "signing",
    "signed",
    "approved",
    "rejected",
    "spared",
    "informed",
    "copied",
    "ended",
)
ACTED = ("signed", "approved", "rejected")
ACTS = ("sign", "approve")


def upgrade() -> None:
    _check(_with(ROLES, "filler"), _with(STATES, "filled"), _with(ACTED, "filled"), _with(ACTS, "fill"))


def downgrade() -> None:
    op.execute("UPDATE parties SET state = 'ended' WHERE role = 'filler'")
    op.execute("UPDATE parties SET role = 'viewer' WHERE role = 'filler'")
    op.execute("DELETE FROM codes WHERE act = 'fill'")
    _check(ROLES, STATES, ACTED, ACTS)


def _with(words: Sequence[str], more: str) -> tuple[str, ...]:
    """Behind what approvers do."""
    at = next(at for at, word in enumerate(words) if word.startswith("approve")) + 1
    return (*words[:at], more, *words[at:])


def _check(roles: Sequence[str], states: Sequence[str], acted: Sequence[str], acts: Sequence[str]) -> None:
    with op.batch_alter_table("parties") as batch:
        for name in ("role", "state", "acted"):
            batch.drop_constraint(op.f(f"ck_parties_{name}"), type_="check")
        batch.create_check_constraint(op.f("ck_parties_role"), _in("role", roles))
        batch.create_check_constraint(op.f("ck_parties_state"), _in("state", states))
        batch.create_check_constraint(
            op.f("ck_parties_acted"), sa.text(f"state NOT IN ({_listed(acted)}) OR acted_at IS NOT NULL")
        )
    with op.batch_alter_table("codes") as batch:
        batch.drop_constraint(op.f("ck_codes_act"), type_="check")
        batch.create_check_constraint(op.f("ck_codes_act"), _in("act", acts))


def _in(column: str, values: Sequence[str]) -> sa.TextClause:
    return sa.text(f'"{column}" IN ({_listed(values)})')


def _listed(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)
