"""How long /find takes over a million tasks: `python -m tests.bench --part archive [--database postgres]
[--tasks N]`. The tasks are made up and written past the use cases; what is measured is the use case, whole."""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from array import array
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.table import Table
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from signing.ports import Actor, Installation, Ports
from signing.ports.finding import ABOUT
from signing.task.finding import _parts, about, inside
from signing.task.members import MemberRole
from signing.task.model import Person, Task
from signing.usecases.find_tasks import find_tasks
from signing.usecases.find_terms import IN, ON, digests, find_key, reader, sender
from storage.finding import _tokens
from storage.master_key import MasterKey
from storage.tables import find_due, find_entries, parties, tasks
from storage.unit_of_work import Database
from storage.vault import Vault
from tests.sent_tasks import sent, signer
from tests.storage.databases import postgres_database, sqlite_database

TASKS = 1_000_000
POOL = 20_000  # different ones: each is there with as many numbers as it takes
PEOPLE = 100  # who take part, each in two of a hundred; one person has sent everything
PAGES = 5_000  # different ones
WORDS_INSIDE = 120  # of a document, some often: about a page
RUNS = 15
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚"
SUBJECTS = ("采购", "租赁", "服务", "保密", "劳动", "设备", "销售", "借款", "装修", "运输")
KINDS = ("合同", "协议", "补充协议", "订单", "授权书")
HAN = "".join(chr(0x4E00 + 7 * n) for n in range(2_500))


@dataclass(frozen=True)
class Asked:
    title: str
    words: str
    who: str


QUESTIONS = (
    Asked("three words in any order, admin", "王芳 采购 10月", "admin"),
    Asked("the same, who sent all of them", "王芳 采购 10月", "sender"),
    Asked("the same, a party of some of them", "王芳 采购 10月", "p0"),
    Asked("the commonest word, admin", "合同", "admin"),
    Asked("the commonest word, a party", "合同", "p7"),
    Asked("part of a number, auditor", "0777", "auditor"),
    Asked("inside the text, common, auditor", "甲方 付款", "auditor"),
    Asked("inside the text, rare, auditor", HAN[2400] + HAN[2401], "auditor"),
    Asked("common words that never meet, admin", "授权书 协议", "admin"),
    Asked("what is nowhere, auditor", "饕餮 采购", "auditor"),
)


def people() -> list[Person]:
    known = [Person(f"p{n}", 10_000 + n, _name(n)) for n in range(PEOPLE)]
    roles = {"admin": MemberRole.ADMIN, "auditor": MemberRole.AUDITOR}
    members = [Person(name, 10 + n, name, roles=role.value) for n, (name, role) in enumerate(roles.items())]
    return [*known, *members, Person("sender", 1, "陈静")]


def _name(n: int) -> str:
    return FAMILY[n % 20] + GIVEN[n // 20 % 20] + (HAN[n] if n >= 400 else "")


def made_up(number: int, chance: random.Random) -> Task:
    who = [chance.randrange(PEOPLE) for _ in range(2)]
    task = sent(*(replace(signer(_name(n)), id=f"s{at}", person_id=f"p{n}") for at, n in enumerate(who)))
    at = NOW - timedelta(minutes=26 * number)  # about a year of them
    title = f"{chance.choice(SUBJECTS)}{chance.choice(KINDS)}{number % 1000}"
    return replace(
        task,
        id=f"t{number}",
        number=f"YX-{at:%y%m%d}-{number % 10000:04d}",
        title=title,
        created_at=at,
        sent_at=at,
        initiator_id="sender",
    )


def page(chance: random.Random) -> str:
    """Few characters are frequent, most are rare, as in any text."""
    rank = [min(int(chance.paretovariate(0.35)), len(HAN)) - 1 for _ in range(WORDS_INSIDE)]
    pairs = "。".join(HAN[one] + HAN[(one + chance.randrange(4)) % len(HAN)] for one in rank)
    return f"甲方乙方应当按照约定付款。{pairs}"


def filed(task: Task, key: bytes, pages: frozenset[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The terms of what it is about, and of its document, as `file_found` makes them."""
    known, zone = Person("sender", 1, "陈静"), ZoneInfo("Asia/Shanghai")
    concerned = {reader(each.person_id or "") for each in task.parties} | {sender("sender"), reader("sender")}
    known_of = about(task, known, zone) | concerned
    return frozenset(digests(key, ON, known_of)), frozenset(digests(key, IN, known_of | pages))


Posted = tuple[int, str, int, Sequence[int]]  # number of the entry, its task, document, terms


def posted(key: bytes, pool: Sequence[Task], copies: int) -> Iterator[list[Posted]]:
    """Copy by copy of the pool; each task has a number of its own."""
    chance = random.Random(5)
    pages = [inside(page(chance), "合同") for _ in range(PAGES)]
    base = [filed(task, key, chance.choice(pages)) for task in pool]
    numbered = [[frozenset(digests(key, where, _parts(f"{n:04d}"))) for n in range(10_000)] for where in (ON, IN)]
    number = 0
    for copy in range(copies):
        rows: list[Posted] = []
        for at, task in enumerate(pool):
            task_id = f"{task.id}-{copy}" if copy else task.id
            own = (at + copy * 7919) % 10_000
            for document, terms, digits in zip((ABOUT, 0), base[at], numbered, strict=True):
                number += 1
                rows.append((number, task_id, document, sorted(terms | digits[own])))
        yield rows


async def fill(database: Database, key: bytes, count: int, say: Callable[[str], None]) -> None:
    """The index is made behind the rows where the database can: what is measured later is the asking."""
    on_sqlite = database.engine.dialect.name == "sqlite"
    chance, size = random.Random(7), min(count, POOL)
    pool = [made_up(number, chance) for number in range(size)]
    async with database.transaction() as tx:
        for person in people():
            await tx.people.add(person)
        for task in pool:
            await tx.tasks.add(task)
        await tx._connection.execute(find_due.delete())
        if not on_sqlite:
            await tx._connection.execute(text("DROP INDEX ix_find_entries_terms"))
    for copy, rows in enumerate(posted(key, pool, max(1, count // size))):
        async with database.transaction() as tx:
            if copy:
                await _copied(tx._connection, copy)
            await (_into_sqlite if on_sqlite else _into_postgres)(tx._connection, rows)
        if copy % 10 == 9:
            say(f"{(copy + 1) * size:,} tasks")
    if not on_sqlite:
        async with database.engine.connect() as connection, connection.begin():
            await connection.execute(text("SET maintenance_work_mem = '1GB'"))
            how = "USING gin (terms) WITH (fastupdate=off)"
            await connection.execute(text(f"CREATE INDEX ix_find_entries_terms ON find_entries {how}"))
            await connection.execute(text("ANALYZE"))


async def _copied(connection: AsyncConnection, copy: int) -> None:
    """The pool's rows once more, with other ids."""
    for table, own in ((tasks, {"id", "number"}), (parties, {"task_id"})):
        names = [f'"{column.name}"' for column in table.c]
        taken = [f'"{each.name}" || :copy' if each.name in own else f'"{each.name}"' for each in table.c]
        mine = "task_id" if table is parties else "id"
        chosen = f"FROM {table.name} WHERE {mine} NOT LIKE '%-%'"
        into = f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {', '.join(taken)} {chosen}"
        await connection.execute(text(into), {"copy": f"-{copy}"})


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


@asynccontextmanager
async def a_database(kind: str) -> AsyncIterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        opened = sqlite_database(Path(folder)) if kind == "sqlite" else postgres_database()
        async with opened as database:
            yield database


async def _times(ports: Ports, asked: Asked) -> tuple[list[float], int]:
    """Milliseconds, and how many were on the first leaf. The first asking is not counted: it reads the disk."""
    actor, took, found = Actor(asked.who, "chat"), [], 0
    for run in range(RUNS + 1):
        began = time.perf_counter()
        found = len((await find_tasks(ports, actor, asked.words)).tasks)
        if run:
            took.append((time.perf_counter() - began) * 1000)
    return took, found


async def measure(kind: str, count: int, say: Callable[[str], None]) -> list[tuple[Asked, list[float], int]]:
    async with a_database(kind) as database:
        nothing: Any = None
        ports = Ports(
            transaction=database.transaction,
            blobs=nothing,
            children=nothing,
            authority=nothing,
            timestamper=nothing,
            vault=Vault(MasterKey({1: b"bench-master-key of thirty-two b"}), database),
            clock=lambda: NOW,
            installation=Installation("bench", "https://sign.example", "bench_bot"),
        )
        began = time.monotonic()
        await fill(database, await find_key(ports), count, say)
        say(f"{kind}: {count:,} tasks filled in {time.monotonic() - began:.0f} s")
        return [(asked, *(await _times(ports, asked))) for asked in QUESTIONS]


def archive_table(kind: str, count: int, rows: Sequence[tuple[Asked, list[float], int]]) -> Table:
    table = Table(title=f"/find over {count:,} tasks on {kind}, medians over {RUNS} runs")
    for column in ("", "words", "found", "median", "slowest"):
        table.add_column(column, justify="left" if column in {"", "words"} else "right")
    for asked, took, found in rows:
        median = f"{statistics.median(took):.1f} ms"
        table.add_row(asked.title, asked.words, f"{found}", median, f"{max(took):.1f} ms")
    return table


def archive_json(count: int, rows: Sequence[tuple[Asked, list[float], int]]) -> dict[str, Any]:
    times = {
        asked.title: {
            "median_ms": round(statistics.median(took), 2),
            "slowest_ms": round(max(took), 2),
            "found": n,
        }
        for asked, took, n in rows
    }
    return {"tasks": count, "questions": times}


def measure_archive(
    kinds: Sequence[str], count: int, say: Callable[[str], None]
) -> tuple[dict[str, Any], list[Table]]:
    said: dict[str, Any] = {}
    drawn: list[Table] = []
    for kind in kinds:
        rows = asyncio.run(measure(kind, count, say))
        said[kind] = archive_json(count, rows)
        drawn.append(archive_table(kind, count, rows))
    return said, drawn
