"""`python -m tests.bench [--json] [--runs N] [--only small|big] [--part engine|product|archive]`: how long things
take, beside the floor of the same machine at the same time. Everything is real: children, vault, SQLite on a disk,
time stamps of our own."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from tests.bench.archive import measure_archive
from tests.bench.archive_rows import TASKS
from tests.bench.engine_report import engine_as_json, engine_tables, measure_all
from tests.bench.floor import SIZES, Times

if TYPE_CHECKING:
    from tests.bench.measure import Measured

DATABASES = ("sqlite", "postgres")
STEPS = {
    "send": "send (created to prepared)",
    "code": "document opened, code sent",
    "signature": "one signature",
    "completion": "completion",
}


def as_json(measured: list[Measured], updates: Times | None, runs: int) -> dict[str, Any]:
    """Milliseconds (medians); `ratio` is against the floor of the same size."""
    sizes = {}
    for one in measured:
        floor = one.floor.median
        steps = {name: getattr(one, name).median for name in STEPS}
        sizes[one.size.name] = {
            "pages": one.size.pages,
            "bytes": one.bytes,
            "floor_ms": round(floor, 3),
            **{name: {"ms": round(ms, 2), "ratio": round(ms / floor, 1)} for name, ms in steps.items()},
        }
    update = None
    if updates is not None:
        update = {"p50_ms": round(updates.percentile(50), 2), "p95_ms": round(updates.percentile(95), 2)}
    return {"runs": runs, "update": update, "sizes": sizes}


def table_of(measured: list[Measured], updates: Times | None, runs: int) -> Table:
    table = Table(title=f"Yinxin, medians over {runs} runs")
    table.add_column("")
    for one in measured:
        table.add_column(f"{one.size.name}: {one.size.pages} pages, {one.bytes / 1e6:.1f} MB", justify="right")
        table.add_column("× floor", justify="right")
    floors = [one.floor.median for one in measured]
    # SHA-256 of the file, one P-256 operation, 36 KB written and synced.
    table.add_row("floor", *(cell for floor in floors for cell in (f"{floor:.2f} ms", "1")))
    for name, title in STEPS.items():
        cells = []
        for one, floor in zip(measured, floors, strict=True):
            ms = getattr(one, name).median
            cells += [f"{ms:.1f} ms", f"{ms / floor:.1f}"]
        table.add_row(title, *cells)
    if updates is not None:
        table.add_section()
        table.add_row("a bot update, p50", f"{updates.percentile(50):.1f} ms")
        table.add_row("a bot update, p95", f"{updates.percentile(95):.1f} ms")
    return table


async def product(options: argparse.Namespace) -> tuple[list[Measured], Times]:
    # Workers of the engine's part import this module again, and shall not carry chat and database along.
    from tests.bench.measure import measure, measure_updates
    from tests.world import close_shared

    try:
        updates = await measure_updates(max(20, 10 * options.runs))
        sizes = [size for size in SIZES if options.only in {None, size.name}]
        return [await measure(size, options.runs, _say) for size in sizes], updates
    finally:
        await close_shared()


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def run(options: argparse.Namespace) -> None:
    said: dict[str, Any] = {}
    tables: list[Table] = []
    if options.part in {None, "product"}:
        measured, updates = asyncio.run(product(options))
        said |= as_json(measured, updates, options.runs)
        tables.append(table_of(measured, updates, options.runs))
    if options.part in {None, "engine"}:
        engines = measure_all([size for size in SIZES if options.only in {None, size.name}], options.runs, _say)
        said["engine"] = engine_as_json(engines)
        tables += engine_tables(engines)
    if options.part == "archive":
        said["archive"], drawn = measure_archive(options.database or DATABASES, options.tasks, _say, options.keep)
        tables += drawn
    if options.json:
        print(json.dumps(said, indent=2))
    for table in tables:
        Console(width=120, stderr=options.json).print(table)


def main() -> None:
    reads = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reads.add_argument("--json", action="store_true", help="for machines; the tables go to stderr")
    reads.add_argument("--runs", type=int, default=5, help="documents of each size")
    reads.add_argument("--only", choices=[size.name for size in SIZES])
    reads.add_argument("--part", choices=["engine", "product", "archive"])
    reads.add_argument("--database", choices=DATABASES, action="append", help="of the archive; both if not said")
    reads.add_argument("--tasks", type=int, default=TASKS, help="of the archive")
    reads.add_argument("--keep", type=Path, help="folder in which the archive stays, filled once")
    run(reads.parse_args())


if __name__ == "__main__":
    main()
