from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from storage.columns import metadata
from storage.migrations.upgrade import alembic_config, migrating
from storage.unit_of_work import Database, open_database
from tests.storage.conftest import POSTGRES
from tests.storage.databases import empty_postgres_url


async def run(database: Database, work: Callable[[Connection], Any]) -> Any:
    async with migrating(database.engine) as connection:
        return await connection.run_sync(work)


# SQLite has FTS5 in place of that index.
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
async def test_the_migrations_make_the_tables_that_the_code_has(database: Database) -> None:
    def difference(connection: Connection) -> list[Any]:
        def is_ours(_: object, name: str | None, kind: str, *__: object) -> bool:
            if connection.dialect.name == "sqlite" and name == "ix_find_entries_terms":
                return False  # FTS5 is in its place, whose tables are SQLite's own
            return not (kind == "table" and name and name.startswith("find_words"))

        opts = {"compare_type": True, "include_object": is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, metadata))

    assert await run(database, difference) == []


async def test_the_migrations_check_and_index_what_the_code_checks_and_indexes(database: Database) -> None:
    """Alembic compares neither CHECKs nor the conditions of partial indexes."""

    def rules(connection: Connection) -> dict[str, Any]:
        found = inspect(connection)
        return {
            table: (
                sorted((each["name"], each["sqltext"]) for each in found.get_check_constraints(table)),
                sorted(
                    (
                        each["name"],
                        each["column_names"],
                        sorted((name, str(value)) for name, value in each.get("dialect_options", {}).items()),
                    )
                    for each in found.get_indexes(table)
                ),
            )
            for table in metadata.tables
        }

    migrated = await run(database, rules)
    await run(database, lambda connection: command.downgrade(alembic_config(connection), "base"))
    await run(database, metadata.create_all)
    assert await run(database, rules) == migrated
    assert any(checks for checks, _ in migrated.values())


async def test_every_migration_can_be_taken_back_and_done_again(database: Database) -> None:
    def back(connection: Connection) -> list[str]:
        command.downgrade(alembic_config(connection), "base")
        return inspect(connection).get_table_names()

    assert await run(database, back) == ["alembic_version"]
    await database.migrate()
    assert "tasks" in await run(database, lambda connection: inspect(connection).get_table_names())


@pytest.mark.parametrize("backend", ["sqlite", POSTGRES])
async def test_several_that_start_at_once_migrate_once(backend: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}" if backend == "sqlite" else empty_postgres_url()
    started = [open_database(url) for _ in range(4)]
    await asyncio.gather(*(database.migrate() for database in started))
    await asyncio.gather(*(database.migrate() for database in started))
    async with started[0].transaction() as tx:
        assert await tx.tasks.next_number("261124") == "YX-261124-0001"
    for database in started:
        await database.close()


async def test_a_migration_that_fails_leaves_the_database_as_it_was(database: Database) -> None:
    def fail(connection: Connection) -> None:
        command.downgrade(alembic_config(connection), "base")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await run(database, fail)
    assert "tasks" in await run(database, lambda connection: inspect(connection).get_table_names())


def test_there_is_one_newest_migration() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1
