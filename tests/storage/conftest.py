"""`database`: the same contract on SQLite and, among the slow tests, on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from storage.unit_of_work import Database
from tests.storage.databases import postgres_database, sqlite_database

POSTGRES = pytest.param("postgres", marks=[pytest.mark.slow, pytest.mark.postgres])


@pytest_asyncio.fixture(params=["sqlite", POSTGRES])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    opened = sqlite_database(tmp_path) if request.param == "sqlite" else postgres_database()
    async with opened as ready:
        yield ready
