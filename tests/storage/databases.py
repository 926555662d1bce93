"""Migrated databases for tests of any room:

async with sqlite_database(tmp_path) as database: ...     # a few milliseconds
async with postgres_database() as database: ...           # the cluster of `tests.storage.postgres`
"""

from __future__ import annotations

import asyncio
import atexit
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import make_url

from storage.master_key import MasterKey
from storage.unit_of_work import Database, open_database
from tests.storage.postgres import execute, server_url

KEY = MasterKey({1: b"key of the rows in storage tests"})


@asynccontextmanager
async def sqlite_database(folder: Path) -> AsyncIterator[Database]:
    """A fresh, migrated file in `folder`, closed at the end."""
    database = open_database(sqlite_url(folder), KEY)
    try:
        yield database
    finally:
        await database.close()


def sqlite_url(folder: Path, name: str = "yinxin.db") -> str:
    """Of a fresh, migrated file in `folder`: for tests that hand the address to another process."""
    file = folder / name
    shutil.copyfile(_template(), file)
    return f"sqlite:///{file}"


@asynccontextmanager
async def postgres_database() -> AsyncIterator[Database]:
    """A fresh, migrated database of the test cluster, dropped at the end. Its tests are marked slow, postgres."""
    url = postgres_url()
    database = open_database(url, KEY)
    try:
        yield database
    finally:
        await database.close()
        execute(f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')


def postgres_url(template: str | None = None) -> str:
    """Of a fresh, migrated database (or a copy of another `template`)."""
    name = f"t_{secrets.token_hex(6)}"
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{template or _postgres_template()}"')
    return server_url(name)


@cache
def _postgres_template() -> str:
    execute("CREATE DATABASE yinxin_template")
    _migrate(server_url("yinxin_template"))
    return "yinxin_template"


@cache
def _template() -> Path:
    """Migrated once per process."""
    folder = Path(tempfile.mkdtemp(prefix="yinxin-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "template.db"

    _migrate(f"sqlite:///{file}")
    assert file.exists() and not file.with_name("template.db-wal").exists()
    return file


def _migrate(url: str) -> None:
    """In a thread of its own: the test's loop is running."""

    async def make() -> None:
        database = open_database(url)
        await database.migrate()
        await database.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, make()).result()


def empty_postgres_url() -> str:
    """Of a database without tables."""
    return postgres_url("template1")
