"""How long /find takes over a million tasks: `python -m tests.bench --part archive [--database postgres]
[--tasks N] [--keep FOLDER]`. The tasks are made up and written past the use cases; what is measured is the use
case, whole."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from signing.ports import Actor, Installation, Ports
from signing.usecases.find_tasks import EVERYTHING, find_tasks
from signing.usecases.find_terms import find_key
from storage.master_key import MasterKey
from storage.vault import Vault
from tests.bench.archive_fill import Archive, archive
from tests.bench.archive_rows import FEW, NOW, ONCE, RARE

RUNS = 15
FIND_KEY = b"key of the index, of the bench.."


@dataclass(frozen=True)
class Asked:
    title: str
    words: str
    who: str
    page: int = 0
    which: str = EVERYTHING


@dataclass(frozen=True)
class Answered:
    asked: Asked
    first_ms: float  # nothing of the archive was in memory when the first question came
    took_ms: Sequence[float]
    busy_ms: float  # of processors, whatever else the machine does
    found: int


QUESTIONS = (
    Asked("inside the text, rare, auditor", RARE, "auditor"),
    Asked("inside the text, once, auditor", ONCE, "auditor"),
    Asked("inside the text, common, auditor", "甲方 付款", "auditor"),
    Asked("inside the text, a phrase, a party", "验收合格后三十日内付清尾款", "p7"),
    Asked("inside the text, English, auditor", "terminate upon thirty days", "auditor"),
    Asked("frequent, never in one text, auditor", "仲裁 法院", "auditor"),
    Asked("the same, who sent all of them", "仲裁 法院", "sender"),
    Asked("the same, a party", "仲裁 法院", "p7"),
    Asked("a title, admin", "租赁补充协议", "admin"),
    Asked("a title in English, who sent all", "Non-Disclosure Agreement", "sender"),
    Asked("a party's name, admin", "王芳", "admin"),
    Asked("a party's name in English, admin", "emma turner", "admin"),
    Asked("a company, who sent all", "北京明德科技有限公司", "sender"),
    Asked("a day, admin", "2026年3月5日", "admin"),
    Asked("a month of a year past, admin", "2024年2月", "admin"),
    Asked("a year past and a word, auditor", "2024年 合同", "auditor"),
    Asked("a whole number, admin", "YX-250620-3456", "admin"),
    Asked("part of a number, auditor", "0777", "auditor"),
    Asked("three words in any order, admin", "王芳 采购 10月", "admin"),
    Asked("the same, who sent all of them", "王芳 采购 10月", "sender"),
    Asked("the same, a party of some of them", "王芳 采购 10月", "p0"),
    Asked("the commonest word, admin", "合同", "admin"),
    Asked("the same, auditor", "合同", "auditor"),
    Asked("the same, who sent all of them", "合同", "sender"),
    Asked("the same, a party of 20,000", "合同", "p7"),
    Asked("the same, a party of three", "合同", FEW),
    Asked("the same, auditor, the next leaf", "合同", "auditor", 1),
    Asked("the same, auditor, the last leaf", "合同", "auditor", 24),
    Asked("the same, a party, the last leaf", "合同", "p7", 24),
    Asked("two frequent words together, auditor", "采购 合同", "auditor"),
    Asked("two frequent that never meet, admin", "授权书 协议", "admin"),
    Asked("the same, auditor", "授权书 协议", "auditor"),
    Asked("what is nowhere, auditor", "貔貅", "auditor"),
    Asked("nowhere, with a frequent word, auditor", "貔貅 采购", "auditor"),
    Asked("of what I sent, frequent", "合同", "sender", which="sent"),
    Asked("of what waits for me, frequent", "合同", "p7", which="mine_to_do"),
)


async def _answer(ports: Ports, filled: Archive, asked: Asked) -> Answered:
    actor, took, busy, found = Actor(asked.who, "chat"), [], [], 0
    for _ in range(RUNS + 1):
        began, so_far = time.perf_counter(), filled.busy_ms()
        found = len((await find_tasks(ports, actor, asked.words, asked.which, asked.page)).tasks)
        took.append((time.perf_counter() - began) * 1000)
        busy.append(filled.busy_ms() - so_far)
    return Answered(asked, took[0], took[1:], statistics.median(busy), found)


async def measure(kind: str, count: int, say: Callable[[str], None], kept: Path | None) -> list[Answered]:
    began = time.monotonic()
    async with archive(kind, FIND_KEY, count, say, kept) as filled:
        database = filled.database
        say(f"{kind}: {count:,} tasks are there after {time.monotonic() - began:.0f} s")
        nothing: Any = None
        vault = Vault(MasterKey({1: b"bench-master-key of thirty-two b"}), database)
        await vault.keep("find-key", FIND_KEY)
        ports = Ports(
            transaction=database.transaction,
            blobs=nothing,
            children=nothing,
            authority=nothing,
            timestamper=nothing,
            vault=vault,
            clock=lambda: NOW,
            installation=Installation("bench", "https://sign.example", "bench_bot"),
        )
        assert await find_key(ports) == FIND_KEY, "the archive was filed under it"
        # What the process does for the first time is not the archive's.
        await find_tasks(ports, Actor(FEW, "chat"), "貔")
        return [await _answer(ports, filled, asked) for asked in QUESTIONS]


def archive_table(kind: str, count: int, rows: Sequence[Answered]) -> Table:
    table = Table(title=f"/find over {count:,} tasks on {kind}, medians over {RUNS} runs")
    for column in ("", "words", "found", "first", "median", "slowest", "processor"):
        table.add_column(column, justify="left" if column in {"", "words"} else "right")
    for row in rows:
        times = (row.first_ms, statistics.median(row.took_ms), max(row.took_ms), row.busy_ms)
        table.add_row(row.asked.title, row.asked.words, f"{row.found}", *(f"{each:.1f} ms" for each in times))
    return table


def archive_json(count: int, rows: Sequence[Answered]) -> dict[str, Any]:
    times = [
        {
            "question": row.asked.title,
            "words": row.asked.words,
            "first_ms": round(row.first_ms, 2),
            "median_ms": round(statistics.median(row.took_ms), 2),
            "slowest_ms": round(max(row.took_ms), 2),
            "processor_ms": round(row.busy_ms, 2),
            "found": row.found,
        }
        for row in rows
    ]
    return {"tasks": count, "questions": times}


def measure_archive(
    kinds: Sequence[str], count: int, say: Callable[[str], None], kept: Path | None = None
) -> tuple[dict[str, Any], list[Table]]:
    said: dict[str, Any] = {}
    drawn: list[Table] = []
    for kind in kinds:
        rows = asyncio.run(measure(kind, count, say, kept))
        said[kind] = archive_json(count, rows)
        drawn.append(archive_table(kind, count, rows))
    return said, drawn
