"""What is slow to make is made once for all tests of a process."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine

from signing.pdf.child import Children
from signing.trust.authority import Authority, Material
from storage.master_key import MasterKey
from storage.sealed_columns import seal_with
from storage.unit_of_work import Database, open_database
from tests.quick_sqlite import connect_quickly

START = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # 11:00 in Shanghai, a Tuesday
PUBLIC_URL = "https://sign.example.cn"


@lru_cache
def shared_children() -> Children:
    return Children(workers=2)


@lru_cache
def shared_material() -> Material:
    return Authority.create(START - timedelta(days=1), "印信测试", public_url=PUBLIC_URL)


_template: list[Path] = []
_compiled: list[Engine] = []


async def migrated_copy(folder: Path) -> None:
    """A copy of a database that was migrated once."""
    if not _template:
        home = Path(tempfile.mkdtemp(prefix="yinxin-template-"))
        database = open_database(f"sqlite:///{home / 'yinxin.db'}")
        await database.migrate()
        await database.close()
        _compiled.append(database.engine.sync_engine)
        _template.append(home)
    shutil.copyfile(_template[0] / "yinxin.db", folder / "yinxin.db")


def quick_database(folder: Path, key: MasterKey) -> Database:
    """Of `migrated_copy`. A statement is compiled once for all such databases, not again for each."""
    database = open_database(f"sqlite:///{folder / 'yinxin.db'}")
    engine, first = database.engine.sync_engine, _compiled[0]
    connect_quickly(engine)  # before it gets the dialect of all
    engine.dialect = engine.pool._dialect = first.dialect  # the cache knows statements by their dialect, too
    engine._compiled_cache = first._compiled_cache
    seal_with(engine.dialect, key)
    return database


async def close_shared() -> None:
    """At the end of everything."""
    if shared_children.cache_info().currsize:
        await shared_children().close()
        shared_children.cache_clear()
    for home in _template:
        shutil.rmtree(home, ignore_errors=True)
    _template.clear()
    _compiled.clear()
