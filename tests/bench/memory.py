"""The most memory that a step adds to its process, everything read from and written to the disk as the product
does it; each in a fresh process."""

from __future__ import annotations

import asyncio
import multiprocessing
import re
from pathlib import Path
from typing import Any

from signing.pdf.planning import plan_of
from signing.pdf.prefix import KNOWN, prefix_of
from signing.pdf.prepare import prepare_base
from tests.bench.engine import NOW, Paper, once, paper
from tests.bench.floor import Size


def peaks(size: Size) -> dict[str, float]:
    """MB by step; "file" is the prepared document."""
    spawn = multiprocessing.get_context("spawn")
    found = {}
    for step in ("signing", "preparing", "completing"):
        results = spawn.Queue()
        worker = spawn.Process(target=_measured, args=(step, size, results))
        worker.start()
        found["file"], found[step] = results.get(timeout=300)
        worker.join()
    return found


def _measured(step: str, size: Size, results: Any) -> None:
    with asyncio.Runner() as runner, paper(size.pages, size.pictures_kb) as one:
        before = runner.run(one.blobs.put(one.intake))
        _, made, key = once(runner, one, one.signed)
        length, one.base, one.intake = len(one.base), b"", b""
        Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak so far is forgotten
        start = _status("VmRSS")
        if step == "signing":
            once(runner, one, one.signed)
        elif step == "preparing":
            runner.run(_prepare(one, before))
        else:
            runner.run(one.completed(made, key.certificate))
        results.put((length / 1e6, _status("VmHWM") - start))


async def _prepare(one: Paper, before: str) -> None:
    data = await one.blobs.get(before)
    certifier = one.authority.certification_key()
    base = prepare_base(data, one.fields, certifier=certifier, timestamper=one.timestamper, now=NOW)
    prefix = prefix_of(base)
    KNOWN.keep(prefix)
    assert plan_of(base, prefix) is not None
    await one.blobs.put_appended(before, base[len(data) :], prefix.hexdigest())


def _status(name: str) -> float:
    """MB."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert found is not None
    return int(found[1]) / 1000
