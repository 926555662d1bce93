"""Run by Alembic, inside the transaction that `upgrade` has begun."""

from __future__ import annotations

from alembic import context

from storage import queue_tables, tables
from storage.columns import metadata

assert tables.tasks.metadata is queue_tables.jobs.metadata is metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    # Our own BEGIN makes SQLite's DDL transactional too.
    transactional_ddl=True,
    # SQLite alters a table by writing it anew.
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
