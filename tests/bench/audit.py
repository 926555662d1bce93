"""`python -m tests.bench.audit [chains] [entries in each]`: a checkpoint over all of them, the next one, and the
whole record verified, with the memory that it takes. SQLite on a disk, time stamps of our own."""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from signing.audit.entries import genesis, make_entry
from storage.rows import values_of
from storage.tables import audit, audit_heads
from storage.unit_of_work import Database
from tests.audited_book import WHO, AuditedBook
from tests.made_once import START
from tests.storage.databases import sqlite_database

AT_ONCE = 5000  # rows
FACTS = {"party_id": "abcdefgh2345", "name": "李明", "sha256": "a" * 64}


async def fill(database: Database, chains: int, each: int) -> None:
    """As `record` writes them, many at once."""
    rows: list[dict[str, Any]] = []
    ends: list[dict[str, Any]] = []
    async with database.engine.begin() as connection:
        for chain in range(chains):
            task_id = f"task{chain:08d}"
            previous = genesis(task_id)
            for number in range(each):
                entry = make_entry(
                    task_id=task_id,
                    number=number,
                    at=START,
                    kind="read",
                    actor=WHO,
                    facts=FACTS,
                    previous=previous,
                )
                previous = entry.hash
                rows.append({**values_of(entry), "actor": asdict(WHO), "chain": task_id})
            ends.append({"chain": task_id, "number": each - 1, "hash": previous})
            if len(rows) >= AT_ONCE or chain == chains - 1:
                await connection.execute(audit.insert(), rows)
                await connection.execute(audit_heads.insert(), ends)
                rows, ends = [], []


async def main(chains: int, each: int) -> None:
    with tempfile.TemporaryDirectory(prefix="yinxin-bench-") as folder:
        async with sqlite_database(Path(folder)) as database:
            await fill(database, chains, each)
            book = AuditedBook(database, Path(folder))
            say(f"{chains} chains, {chains * each} entries; {memory()} MB before")
            await timed("first checkpoint", book.checkpoint())
            say(f"  its file: {book.file(1).stat().st_size / 1e6:.1f} MB")
            await timed("next checkpoint", book.checkpoint())
            report = await timed("verification", book.report())
            say(f"  {report.entries} entries, {report.count} findings")


async def timed(what: str, work: Awaitable[Any]) -> Any:
    wall, cpu = time.monotonic(), time.process_time()
    found = await work
    wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    say(f"{what}: {wall:.1f} s, {cpu:.1f} s of computing; {memory()} MB at most so far")
    return found


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]] or [1000, 100]
    asyncio.run(main(*asked))
