"""Migrated databases for tests of any room:

async with sqlite_database(tmp_path) as database: ...     # a few milliseconds
async with postgres_database() as database: ...           # the cluster of `tests.storage.postgres`
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from threading import Thread

from storage.unit_of_work import Database, open_database


@asynccontextmanager
async def sqlite_database(folder: Path) -> AsyncIterator[Database]:
    """A fresh, migrated file in `folder`, closed at the end."""
    database = open_database(sqlite_url(folder))
    try:
        yield database
    finally:
        await database.close()


def sqlite_url(folder: Path, name: str = "yinxin.db") -> str:
    """Of a fresh, migrated file in `folder`: for tests that hand the address to another process."""
    file = folder / name
    shutil.copyfile(_template(), file)
    return f"sqlite:///{file}"


@cache
def _template() -> Path:
    """Migrated once per process, in a thread of its own because the test's loop is running."""
    folder = Path(tempfile.mkdtemp(prefix="yinxin-template-"))
    file = folder / "template.db"

    async def make() -> None:
        database = open_database(f"sqlite:///{file}")
        await database.migrate()
        await database.close()

    thread = Thread(target=lambda: asyncio.run(make()))
    thread.start()
    thread.join()
    assert file.exists() and not file.with_name("template.db-wal").exists()
    return file
