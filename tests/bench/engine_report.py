"""The engine's numbers as a table and for machines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table

from tests.bench.floor import Size
from tests.bench.memory import STEPS as MEMORY
from tests.bench.memory import peaks
from tests.bench.steps import STEPS, Engine, measure_engine
from tests.bench.throughput import SECONDS, signatures_a_second


@dataclass(frozen=True, slots=True)
class Engines:
    """`peaks`: MB by size and step. `a_second`: signatures of one process, of two together, and of one with a
    seal's key."""

    sizes: Sequence[Engine]
    peaks: dict[str, dict[str, float]]
    a_second: tuple[float, float, float]


def measure_all(sizes: Sequence[Size], runs: int, say: Callable[[str], None]) -> Engines:
    found = [measure_engine(size, runs, say) for size in sizes]
    memory = {size.name: peaks(size) for size in sizes}
    seconds = min(SECONDS, runs / 2)
    one, two = signatures_a_second(1, seconds), signatures_a_second(2, seconds)
    return Engines(found, memory, (one, two, signatures_a_second(1, seconds, sealed=True)))


def engine_as_json(found: Engines) -> dict[str, Any]:
    """Milliseconds (medians); `ratio` is against the floor of the same size, `to_small` against the small
    document's revision."""
    sizes = {}
    for one in found.sizes:
        floor, small = one.floor.median, found.sizes[0].steps["revision"].median
        rows = {
            name: {"ms": round(times.median, 2), "ratio": round(times.median / floor, 1)}
            for name, times in _rows(one)
        }
        for name, row in rows.items():
            if name.startswith("revision"):
                row["to_small"] = round(row["ms"] / small, 2)
        sizes[one.size.name] = {
            "bytes": one.bytes,
            "floor_ms": round(floor, 3),
            **rows,
            "peak_mb": {step: round(mb, 1) for step, mb in found.peaks[one.size.name].items()},
        }
    one, two, sealed = found.a_second
    a_second = {
        "one_process": round(one),
        "two": round(two),
        "ratio": round(two / one, 2),
        "sealed": round(sealed),
    }
    return {"sizes": sizes, "signatures_a_second": a_second}


def engine_tables(found: Engines) -> list[Table]:
    table = Table(title="The engine, medians")
    table.add_column("")
    for one in found.sizes:
        table.add_column(f"{one.size.name}: {one.bytes / 1e6:.1f} MB", justify="right")
        table.add_column("× floor", justify="right")
    floors = [one.floor.median for one in found.sizes]
    table.add_row("floor", *(cell for floor in floors for cell in (f"{floor:.2f} ms", "1")))
    names = {**STEPS, **{name: name for one in found.sizes for name in one.peers}}
    for name, title in names.items():
        cells = []
        for one, floor in zip(found.sizes, floors, strict=True):
            times = dict(_rows(one)).get(name)
            cells += [f"{times.median:.2f} ms", f"{times.median / floor:.1f}"] if times else ["", ""]
        table.add_row(title, *cells)
    table.add_section()
    for step, title in MEMORY.items():
        table.add_row(f"most memory, {title}", *_memory(found, step))
    one_process, two, sealed = found.a_second
    table.add_section()
    table.add_row("signatures a second, each its certificate", f"{one_process:.0f}", "")
    table.add_row("… by two processes", f"{two:.0f}", f"{two / one_process:.2f}")
    table.add_row("… with the key of a seal", f"{sealed:.0f}", "")
    return [table]


def _rows(one: Engine) -> list[tuple[str, Any]]:
    return [*one.steps.items(), *one.peers.items()]


def _memory(found: Engines, step: str) -> list[str]:
    return [cell for one in found.sizes for cell in (f"{found.peaks[one.size.name][step]:.0f} MB", "")]
