"""The most memory that a step adds to its process, everything read from and written to the disk as the product
does it. Each in a fresh process that has done the same with ten bare pages, and has never seen the document."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from signing.fields.kinds import Field
from signing.pdf.plan import Plan
from signing.pdf.planning import plan_of
from signing.pdf.prefix import prefix_of
from signing.pdf.prepare import prepare_base
from signing.pdf.writes import NOTHING
from signing.trust.authority import Authority
from tests.bench.engine import NOW, Paper, blobs_in, once, paper
from tests.bench.floor import Size
from tests.bench.peers import documented

PEER = "peer"
STEPS = {
    "signing": "signing",
    "signing_first": "signing, first after a start",
    "preparing": "preparing",
    "completing": "completing",
    PEER: "pyHanko as documented, read and kept as ours",
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a process finds of a document that another one prepared; `before` and `prepared` name blobs."""

    folder: Path
    material: Mapping[str, bytes] = field(repr=False)
    fields: list[Field] = field(repr=False)
    before: str
    prepared: str
    plan: bytes = field(repr=False)


def peaks(size: Size) -> dict[str, float]:
    """MB by step; "file" is the prepared document."""
    spawn = multiprocessing.get_context("spawn")
    with paper(size.pages, size.pictures_kb) as one:
        before = asyncio.run(one.blobs.put(one.intake))
        kept = _Kept(one.folder, one.authority.material, one.fields, before, one.plan.sha256, one.plan.to_bytes())
        found = {"file": len(one.base) / 1e6}
        for step in STEPS:
            results = spawn.Queue()
            worker = spawn.Process(target=_measured, args=(step, kept, results))
            worker.start()
            found[step] = results.get(timeout=100)
            worker.join()
    return found


def _measured(step: str, kept: _Kept, results: Any) -> None:
    with asyncio.Runner() as runner:
        with paper(10, 0) as small:
            _, signed, key = once(runner, small, small.signed)
            runner.run(small.completed(signed, key.certificate))
            if step == PEER:
                documented(small, small.key())()
        known = _opened(runner, kept) if step in {"signing", "completing"} else None
        if step == "completing":
            assert known is not None
            _, signed, key = once(runner, known, known.signed)
        gc.collect()
        Path("/proc/self/clear_refs").write_text("5", "ascii")  # the peak so far is forgotten
        start = _status("VmRSS")
        if step == "preparing":
            runner.run(_prepare(kept))
        elif step == "completing":
            assert known is not None
            runner.run(known.completed(signed, key.certificate))
        elif step == PEER:
            _by_peer(runner, kept)
        else:
            one = known or _opened(runner, kept)
            once(runner, one, one.signed)
        results.put(_status("VmHWM") - start)


def _opened(runner: asyncio.Runner, kept: _Kept) -> Paper:
    """For signing: its digest so far is read from the disk, once."""
    blobs = blobs_in(kept.folder)
    plan, prefix = Plan.from_bytes(kept.plan), prefix_of(runner.run(blobs.get(kept.prepared)))
    assert plan is not None
    return Paper(Authority(kept.material), kept.folder, blobs, b"", kept.fields, NOTHING, b"", plan, prefix)


def _by_peer(runner: asyncio.Runner, kept: _Kept) -> None:
    """The first signature after a start by pyHanko, which needs the whole document and gives a whole one."""
    blobs, authority, plan = blobs_in(kept.folder), Authority(kept.material), Plan.from_bytes(kept.plan)
    data = runner.run(blobs.get(kept.prepared))
    assert plan is not None
    one = Paper(authority, kept.folder, blobs, b"", kept.fields, NOTHING, data, plan, prefix_of(data))
    runner.run(blobs.put(documented(one, one.key())()))


async def _prepare(kept: _Kept) -> None:
    blobs, authority = blobs_in(kept.folder), Authority(kept.material)
    data = await blobs.get(kept.before)
    certifier, timestamper = authority.certification_key(), authority.timestamper()
    base = prepare_base(data, kept.fields, certifier=certifier, timestamper=timestamper, now=NOW)
    prefix = prefix_of(base)
    assert plan_of(base, prefix) is not None
    await blobs.put_appended(kept.before, base[len(data) :], prefix.hexdigest())


def _status(name: str) -> float:
    """MB."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert found is not None
    return int(found[1]) / 1000
