"""What is proven of people, what they confirm with, and what a task asks of its parties."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ASKED_OF = ("tasks", "parties")


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _person() -> sa.Column[str]:
    return sa.Column("person_id", sa.String(), sa.ForeignKey("people.id"), nullable=False)


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _counted() -> sa.Column[int]:
    return sa.Column(
        "row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, primary_key=True
    )


def upgrade() -> None:
    for table in ASKED_OF:
        op.add_column(table, sa.Column("demand", sa.JSON(), nullable=True))
    op.add_column("codes", sa.Column("means", sa.String(), nullable=True))
    op.create_table(
        "proofs",
        _person(),
        *_words("what", "value", "how"),
        _moment("proven_at"),
        *_words("reference"),
        sa.PrimaryKeyConstraint("person_id", "what", name=op.f("pk_proofs")),
    )
    op.create_table(
        "credentials",
        _person(),
        *_words("kind"),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        _moment("made_at"),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_credentials")),
    )
    op.create_table(
        "proof_codes",
        _counted(),
        *_words("id"),
        _person(),
        *_words("purpose", "channel", "hash"),
        sa.Column("proposal", sa.LargeBinary(), nullable=False),
        _moment("made_at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
        _moment("voided_at", nullable=True),
        sa.UniqueConstraint("id", name=op.f("uq_proof_codes_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_proof_codes_person_id_row"), "proof_codes", ["person_id", "row"])
    op.create_table(
        "wrong_tries", _counted(), _person(), *_words("what"), _moment("at"), sqlite_autoincrement=True
    )
    op.create_index(op.f("ix_wrong_tries_person_id_what_at"), "wrong_tries", ["person_id", "what", "at"])


def downgrade() -> None:
    for table in ("wrong_tries", "proof_codes", "credentials", "proofs"):
        op.drop_table(table)
    op.drop_column("codes", "means")
    for table in ASKED_OF:
        op.drop_column(table, "demand")
