"""The engine's steps and its peers, each run beside the floor of the same moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from tests.bench.engine import SEAM_PAGES, Paper, milliseconds, once, paper, seam
from tests.bench.floor import Size, Times, floor, to_disk
from tests.bench.peers import peers

STEPS = {
    "revision": "one party's revision",
    "revision_ocsp": "… with its fresh status",
    "revision_seam": "… with a seam seal on 300 pages",
    "certificate": "its certificate, before",
    "preparing": "ten fields, certified",
    "completion": "completion for the long term",
}


@dataclass(slots=True)
class Engine:
    size: Size
    bytes: int
    floor: Times
    steps: dict[str, Times]
    peers: dict[str, Times]


def measure_engine(size: Size, runs: int, say: Callable[[str], None]) -> Engine:
    """Steps and peers in turn, `runs` times, so that a machine that is busy for a while is so for all."""
    with asyncio.Runner() as runner, paper(size.pages, size.pictures_kb) as plain:
        others = peers(plain)
        found = Engine(size, len(plain.base), Times("floor"), {name: Times(name) for name in STEPS}, {})
        found.peers = {name: Times(name) for name in others}
        has_seam = size.pages >= SEAM_PAGES
        with paper(size.pages, size.pictures_kb, seam()) if has_seam else nullcontext() as sealed:
            for run in range(runs + 1):
                _round(runner, found, plain, sealed)
                for name, peer in others.items():
                    found.peers[name].ms.append(milliseconds(partial(_kept, plain, peer))[0])
                if run == 0:  # the first only warms up
                    for times in (found.floor, *found.steps.values(), *found.peers.values()):
                        times.ms.clear()
                say(f"engine, {size.name}: {run} of {runs}")
    found.steps = {name: times for name, times in found.steps.items() if times.ms}
    return found


def _kept(paper: Paper, peer: Callable[[], bytes]) -> None:
    """What a peer appended, on the disk: it signs in memory."""
    to_disk(paper.folder / "peer", peer()[len(paper.base) :])


def _round(runner: asyncio.Runner, found: Engine, plain: Paper, sealed: Paper | None) -> None:
    steps = found.steps
    # Whoever signs drew minutes before, in another process: nothing of that is in the way when they sign.
    people = [(plain.signer(), plain.signer(), sealed.signer() if sealed else None) for _ in range(5)]
    for first, second, third in people:  # these are short: more of them tell more
        found.floor.ms.append(floor(plain.base, plain.folder / "floor"))
        took, made, key = once(runner, plain, plain.signed, first)
        steps["revision"].ms.append(took)
        steps["revision_ocsp"].ms.append(once(runner, plain, plain.signed_with_status, second)[0])
        steps["certificate"].ms.append(milliseconds(plain.key)[0])
        if sealed is not None:
            steps["revision_seam"].ms.append(once(runner, sealed, sealed.signed, third)[0])
    steps["preparing"].ms.append(milliseconds(plain.prepare)[0])
    took, _ = milliseconds(lambda: runner.run(plain.completed(made, key.certificate)))
    steps["completion"].ms.append(took)
