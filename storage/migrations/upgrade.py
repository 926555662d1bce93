"""Alembic, called from the start of the program instead of from a command line."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.engines import PATIENCE_S
from storage.locks import lock

log = logging.getLogger(__name__)
LOCK = "migration"
SEALED_SINCE = "0034"


def alembic_config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


async def upgrade(engine: AsyncEngine) -> None:
    """Everything in one transaction that nobody else can be in: SQLite's write lock, a lock by name on
    PostgreSQL. Both take DDL back when something fails."""
    if engine.dialect.name == "sqlite":
        await _write_ahead(engine)
    async with migrating(engine) as connection:
        if engine.dialect.name == "postgresql":
            # Whoever starts second waits as long as the first one's work takes.
            await connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        await lock(connection, LOCK)
        before = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
        await connection.run_sync(lambda sync: command.upgrade(alembic_config(sync), "head"))
    if engine.dialect.name == "sqlite" and before is not None and before < SEALED_SINCE:
        await _leave_no_traces(engine)


@asynccontextmanager
async def migrating(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """One transaction for changes of tables. SQLite alters a table by writing it anew and dropping the old one,
    which would delete the rows that others name (https://www.sqlite.org/lang_altertable.html, 7): its foreign keys
    rest meanwhile, and all of them are looked at before the commit."""
    if engine.dialect.name != "sqlite":
        async with engine.begin() as connection:
            yield connection
        return
    async with engine.connect() as connection:
        # Without effect inside a transaction.
        await _pragma(connection, "foreign_keys=OFF")
        # What a migration takes out of a row is gone from its page too.
        await _pragma(connection, "secure_delete=ON")
        try:
            async with connection.begin():
                yield connection
                broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).fetchall()
                if broken:
                    raise RuntimeError(
                        f"a migration left rows that name nothing: {sorted({row[0] for row in broken})}"
                    )
        finally:
            await _pragma(connection, "foreign_keys=ON")


async def _pragma(connection: AsyncConnection, words: str) -> None:
    raw = (await connection.get_raw_connection()).driver_connection
    assert raw is not None, "a connection that is open"
    await raw.execute(f"PRAGMA {words}")


async def _write_ahead(engine: AsyncEngine) -> None:
    """Stays in the file once set. Setting it does not wait for others by itself, so we do."""
    until = time.monotonic() + PATIENCE_S
    async with engine.connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None, "a connection that is open"
        while True:
            try:
                await raw.execute("PRAGMA journal_mode=WAL")
                return
            except Exception as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
            await asyncio.sleep(0.05)


async def _leave_no_traces(engine: AsyncEngine) -> None:
    """What was in clear is still in pages that nothing names, and in the write-ahead log. A disk too full to write
    it all once more hinders no start."""
    async with engine.connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None, "a connection that is open"
        try:
            for words in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                await (await raw.execute(words)).close()
        except sqlite3.Error as error:
            log.warning("pages of before may hold names in clear until the database had a VACUUM: %s", error)


def newest_revision() -> str:
    """The tables' that this version knows."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert head is not None, "there are migrations"
    return head
