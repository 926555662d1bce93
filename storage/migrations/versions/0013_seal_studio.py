"""Seals with a name, an approval before the first use, leave before each, co-keepers and a log of their uses."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

STATES = "'waiting', 'granted', 'refused', 'used'"


def upgrade() -> None:
    op.add_column("seals", sa.Column("name", sa.String(), nullable=False, server_default=""))
    op.add_column("seals", sa.Column("house", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("seals", sa.Column("asks", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("seals", sa.Column("approved_by", sa.String(), nullable=True))
    op.add_column("seals", sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("seal_users", sa.Column("keeps", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "seal_requests",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seal_id", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.CheckConstraint(f'"state" IN ({STATES})', name=op.f("ck_seal_requests_state")),
        sa.ForeignKeyConstraint(["seal_id"], ["seals.id"], name=op.f("fk_seal_requests_seal_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_seal_requests_task_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seal_requests_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_requests")),
    )
    op.create_index(op.f("ix_seal_requests_task_id"), "seal_requests", ["task_id"])
    op.create_index(op.f("ix_seal_requests_seal_id_state"), "seal_requests", ["seal_id", "state"])
    op.create_table(
        "seal_uses",
        sa.Column("seal_id", sa.String(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["seal_id"], ["seals.id"], name=op.f("fk_seal_uses_seal_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_seal_uses_task_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seal_uses_person_id")),
        sa.PrimaryKeyConstraint("seal_id", "task_id", "party_id", "place", "sha256", name=op.f("pk_seal_uses")),
    )
    op.create_index(op.f("ix_seal_uses_seal_id_at"), "seal_uses", ["seal_id", "at"])
    _log_what_was_sealed()


def _log_what_was_sealed() -> None:
    """The installation's chain knows every use of before."""
    connection = op.get_bind()
    found = connection.execute(
        sa.text("SELECT at, actor, facts FROM audit WHERE chain = 'installation' AND kind = 'seal-used'")
    ).all()
    names = ("seal_id", "task_id", "party_id", "place", "person_id", "sha256", "serial")
    uses = sa.table("seal_uses", *map(sa.column, names), sa.column("at", sa.DateTime(timezone=True)))
    for at, actor, facts in found:
        who, said = _read(actor), _read(facts)
        if who.get("person_id") and {"seal_id", "task_id", "party_id", "place"} <= said.keys():
            keys = {key: said[key] for key in ("seal_id", "task_id", "party_id", "place")}
            connection.execute(
                sa.insert(uses).values(
                    **keys, at=_moment(at), person_id=who["person_id"], sha256=said.get("sha256", ""), serial=""
                )
            )


def _read(value: object) -> dict[str, str]:
    """PostgreSQL gives JSON as values, SQLite as text."""
    found = json.loads(value) if isinstance(value, str) else value
    return found if isinstance(found, dict) else {}


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    assert isinstance(moment, datetime), "a time"
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def downgrade() -> None:
    op.drop_table("seal_uses")
    op.drop_table("seal_requests")
    op.drop_column("seal_users", "keeps")
    for name in ("approved_at", "approved_by", "asks", "house", "name"):
        op.drop_column("seals", name)
