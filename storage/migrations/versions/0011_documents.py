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


def upgrade() -> None:
    array = _array()
    op.execute("ALTER TABLE tasks RENAME COLUMN document TO documents")
    op.execute(f"UPDATE tasks SET documents = {array}({_json('documents')}) WHERE documents IS NOT NULL")
    with op.batch_alter_table("revisions") as batch:
        batch.add_column(sa.Column("document", sa.Integer(), nullable=False, server_default="0"))
        batch.drop_constraint(op.f(UNIQUE_BEFORE), type_="unique")
        batch.drop_constraint(op.f("pk_revisions"), type_="primary")
        batch.create_primary_key(op.f("pk_revisions"), ["task_id", "document", "number"])
        batch.create_unique_constraint(op.f(UNIQUE_NOW), ["task_id", "document", "party_id"])
    with op.batch_alter_table("revisions") as batch:
        batch.alter_column("document", server_default=None)
    op.add_column("intents", sa.Column("bases", sa.JSON(), nullable=True))
    op.execute(f"UPDATE intents SET bases = {array}({array}(0, base))")
    with op.batch_alter_table("intents") as batch:
        batch.alter_column("bases", existing_type=sa.JSON(), nullable=False)
        batch.drop_column("base")


def downgrade() -> None:
    """What has several documents cannot become one again; of the others nothing is lost."""
    first = "documents -> 0" if _is_postgres() else "json_extract(documents, '$[0]')"
    base = "bases #>> '{0,1}'" if _is_postgres() else "json_extract(bases, '$[0][1]')"
    op.add_column("intents", sa.Column("base", sa.String(), nullable=True))
    op.execute(f"UPDATE intents SET base = {base}")
    with op.batch_alter_table("intents") as batch:
        batch.alter_column("base", existing_type=sa.String(), nullable=False)
        batch.drop_column("bases")
    with op.batch_alter_table("revisions") as batch:
        batch.drop_constraint(op.f(UNIQUE_NOW), type_="unique")
        batch.drop_constraint(op.f("pk_revisions"), type_="primary")
        batch.create_primary_key(op.f("pk_revisions"), ["task_id", "number"])
        batch.create_unique_constraint(op.f(UNIQUE_BEFORE), ["task_id", "party_id"])
        batch.drop_column("document")
    op.execute(f"UPDATE tasks SET documents = {first} WHERE documents IS NOT NULL")
    op.execute("ALTER TABLE tasks RENAME COLUMN documents TO document")


def _is_postgres() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _array() -> str:
    return "json_build_array" if _is_postgres() else "json_array"


def _json(column: str) -> str:
    """SQLite takes JSON for a string unless it is told."""
    return column if _is_postgres() else f"json({column})"
