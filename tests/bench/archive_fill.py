"""Made-up tasks go into a database past the use cases; it may be kept, so that it is filled once."""

from __future__ import annotations

import os
import random
import tempfile
import time
from array import array
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.finding import _tokens
from storage.tables import find_due, find_entries, parties, tasks
from storage.unit_of_work import Database, open_database
from tests.bench.archive_rows import FEW, POOL, Posted, made_up, people, posted
from tests.storage.databases import KEY
from tests.storage.postgres import cluster

Say = Callable[[str], None]
_GIN = "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_find_entries_terms'"


@dataclass(frozen=True)
class Archive:
    database: Database
    folder: Path

    def busy_ms(self) -> float:
        """Of processors, for this process and for the server's: what others on the machine do not add to."""
        there = self.folder / "postgres" / "data" / "postmaster.pid"
        server = there.read_text().split()[0] if there.exists() else None
        theirs = Path(f"/proc/{server}/task/{server}/children").read_text().split() if server else ()
        spent = sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in theirs)
        return time.process_time() * 1e3 + spent / 1e6


@asynccontextmanager
async def archive(kind: str, key: bytes, count: int, say: Say, kept: Path | None) -> AsyncIterator[Archive]:
    """Filled, and read from the disk again: nothing of it is in memory. In `kept` it stays."""
    with tempfile.TemporaryDirectory(dir="/tmp") as passing:
        folder = (kept or Path(passing)) / f"{kind}-{count}"
        folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            for each in (folder, folder.parent):
                each.chmod(0o755)
        filled = folder / "filled"
        if not filled.exists():
            with _served(kind, folder, quick=True) as url:
                await _filled(url, key, count, say)
            filled.touch()
        _forget(folder)
        with _served(kind, folder, quick=False) as url:
            database = open_database(url, KEY)
            try:
                await database.migrate()
                yield Archive(database, folder)
            finally:
                await database.close()


@contextmanager
def _served(kind: str, folder: Path, *, quick: bool) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'yinxin.db'}"
        return
    # As Debian sets it up; what was not waited for while it was filled is waited for now.
    options = {"fsync": "off", "max_wal_size": "8GB", "full_page_writes": "off"} if quick else {}
    with cluster(folder / "postgres", options) as url:
        yield url


def _forget(folder: Path) -> None:
    os.sync()
    for each in folder.rglob("*"):
        if each.is_file():
            with each.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


async def _filled(url: str, key: bytes, count: int, say: Say) -> None:
    database = open_database(url, KEY)
    await database.migrate()
    try:
        await _fill(database, key, count, say)
    finally:
        await database.close()


async def _fill(database: Database, key: bytes, count: int, say: Say) -> None:
    """The index is made behind the rows where the database can: what is measured later is the asking."""
    on_sqlite = database.engine.dialect.name == "sqlite"
    chance, size = random.Random(7), min(count, POOL)
    pool = [made_up(number, chance) for number in range(size)]
    indexes: Sequence[str] = ()
    async with database.transaction() as tx:
        for person in people():
            await tx.people.add(person)
        for task in pool:
            await tx.tasks.add(task)
        await tx._connection.execute(find_due.delete())
        if not on_sqlite:
            made = await tx._connection.execute(text(_GIN))
            indexes = [row[0] for row in made]
            await tx._connection.execute(text("DROP INDEX ix_find_entries_terms"))
    for copy, rows in enumerate(posted(key, pool, max(1, count // size))):
        async with database.transaction() as tx:
            if copy:
                await _copied(tx._connection, copy)
            await (_into_sqlite if on_sqlite else _into_postgres)(tx._connection, rows)
        if copy % 5 == 4:
            say(f"{(copy + 1) * size:,} tasks")
    if not on_sqlite:
        async with database.engine.connect() as connection, connection.begin():
            await connection.execute(text("SET maintenance_work_mem = '1GB'"))
            for each in indexes:
                await connection.execute(text(each))
            last = "SELECT setval(pg_get_serial_sequence('find_entries', 'id'), max(id)) FROM find_entries"
            await connection.execute(text(last))
        async with database.engine.connect() as connection:
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.execute(text("VACUUM ANALYZE"))


async def _copied(connection: AsyncConnection, copy: int) -> None:
    """The pool's rows once more, with other ids."""
    for table, own in ((tasks, {"id", "number"}), (parties, {"task_id"})):
        names = [f'"{column.name}"' for column in table.c]
        taken = [f'"{each.name}" || :copy' if each.name in own else f'"{each.name}"' for each in table.c]
        mine = f"task_id NOT LIKE '%-%' AND person_id <> '{FEW}'" if table is parties else "id NOT LIKE '%-%'"
        into = f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {', '.join(taken)} FROM {table.name}"
        await connection.execute(text(f"{into} WHERE {mine}"), {"copy": f"-{copy}"})


async def _into_sqlite(connection: AsyncConnection, rows: Sequence[Posted]) -> None:
    entries = [(n, task, document, 1, array("i", terms).tobytes(), "", b"") for n, task, document, terms in rows]
    await connection.exec_driver_sql("INSERT INTO find_entries VALUES (?, ?, ?, ?, ?, ?, ?)", entries)
    words = [(n, _tokens(terms)) for n, _, _, terms in rows]
    await connection.exec_driver_sql("INSERT INTO find_words (rowid, terms) VALUES (?, ?)", words)


async def _into_postgres(connection: AsyncConnection, rows: Sequence[Posted]) -> None:
    driver: Any = (await connection.get_raw_connection()).driver_connection
    columns = ", ".join(column.name for column in find_entries.c)
    async with driver.cursor() as cursor, cursor.copy(f"COPY find_entries ({columns}) FROM STDIN") as copy:
        for n, task, document, terms in rows:
            await copy.write_row((n, task, document, True, list(terms), "", b""))
