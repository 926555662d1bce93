"""Several documents a task: each with a key, revisions of its own, and an intent that signs upon all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

UNIQUE_BEFORE = "uq_revisions_task_id_party_id"
UNIQUE_NOW = "uq_revisions_task_id_document_party_id"
# SQLite takes JSON for a string unless it is told.
LISTED = {
    "sqlite": "UPDATE tasks SET documents = json_array(json(documents)) WHERE documents IS NOT NULL",
    "postgresql": "UPDATE tasks SET documents = json_build_array(documents) WHERE documents IS NOT NULL",
}
FIRST = {
    "sqlite": "UPDATE tasks SET documents = json_extract(documents, '$[0]') WHERE documents IS NOT NULL",
    "postgresql": "UPDATE tasks SET documents = documents -> 0 WHERE documents IS NOT NULL",
}
BASES = {
    "sqlite": "UPDATE intents SET bases = json_array(json_array(0, base))",
    "postgresql": "UPDATE intents SET bases = json_build_array(json_build_array(0, base))",
}
BASE = {
    "sqlite": "UPDATE intents SET base = json_extract(bases, '$[0][1]')",
    "postgresql": "UPDATE intents SET base = bases #>> '{0,1}'",
}


def upgrade() -> None:
    op.execute("ALTER TABLE tasks RENAME COLUMN document TO documents")
    op.execute(LISTED[_dialect()])
    with op.batch_alter_table("revisions") as batch:
        batch.add_column(sa.Column("document", sa.Integer(), nullable=False, server_default="0"))
        batch.drop_constraint(op.f(UNIQUE_BEFORE), type_="unique")
        batch.drop_constraint(op.f("pk_revisions"), type_="primary")
        batch.create_primary_key(op.f("pk_revisions"), ["task_id", "document", "number"])
        batch.create_unique_constraint(op.f(UNIQUE_NOW), ["task_id", "document", "party_id"])
    with op.batch_alter_table("revisions") as batch:
        batch.alter_column("document", server_default=None)
    op.add_column("intents", sa.Column("bases", sa.JSON(), nullable=True))
    op.execute(BASES[_dialect()])
    with op.batch_alter_table("intents") as batch:
        batch.alter_column("bases", existing_type=sa.JSON(), nullable=False)
        batch.drop_column("base")


def downgrade() -> None:
    """What has several documents cannot become one again; of the others nothing is lost."""
    op.add_column("intents", sa.Column("base", sa.String(), nullable=True))
    op.execute(BASE[_dialect()])
    with op.batch_alter_table("intents") as batch:
        batch.alter_column("base", existing_type=sa.String(), nullable=False)
        batch.drop_column("bases")
    with op.batch_alter_table("revisions") as batch:
        batch.drop_constraint(op.f(UNIQUE_NOW), type_="unique")
        batch.drop_constraint(op.f("pk_revisions"), type_="primary")
        batch.create_primary_key(op.f("pk_revisions"), ["task_id", "number"])
        batch.create_unique_constraint(op.f(UNIQUE_BEFORE), ["task_id", "party_id"])
        batch.drop_column("document")
    op.execute(FIRST[_dialect()])
    op.execute("ALTER TABLE tasks RENAME COLUMN documents TO document")


def _dialect() -> str:
    return op.get_bind().dialect.name
