"""What people wish for themselves: quiet hours, ways, who acts for them, reminders of what they start."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=True),
        sa.Column("quiet_to", sa.Integer(), nullable=True),
        sa.Column("first_way", sa.String(), nullable=False),
        sa.Column("email_copies", sa.Boolean(), nullable=False),
        sa.Column("days_off", sa.Boolean(), nullable=False),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("away_from", AT, nullable=True),
        sa.Column("away_until", AT, nullable=True),
        sa.Column("deputy_id", sa.String(), nullable=True),
        sa.Column("reminders", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_preferences_person_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["people.id"], name=op.f("fk_preferences_deputy_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preferences")),
    )


def downgrade() -> None:
    op.drop_table("preferences")
