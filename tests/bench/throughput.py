"""Signatures a second, each with its certificate, looked at and on the disk: by one process, and by two. Eight
people at a time, as threads of the process, so that one does not wait for another's disk."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from typing import Any

from tests.bench.engine import Paper, paper

SECONDS = 3.0
AT_ONCE = 8


def signatures_a_second(processes: int, seconds: float = SECONDS) -> float:
    """All together; they begin at the same moment."""
    spawn = multiprocessing.get_context("spawn")
    start, results = spawn.Barrier(processes), spawn.Queue()
    workers = [spawn.Process(target=_sign_on, args=(start, results, seconds)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    found = [results.get(timeout=120) for _ in workers]
    for worker in workers:
        worker.join()
    return sum(found)


def _sign_on(start: Any, results: Any, seconds: float) -> None:
    with asyncio.Runner() as runner, paper(10, 150) as one:
        # Their drawings were prepared when they were drawn.
        people = [one.signer()[1:] for _ in range(50)]
        runner.run(_some(one, people, 0.5))
        start.wait()
        began = time.perf_counter()
        count = runner.run(_some(one, people, seconds))
        results.put(count / (time.perf_counter() - began))


async def _some(one: Paper, people: list[Any], seconds: float) -> int:
    until = time.perf_counter() + seconds
    return sum(await asyncio.gather(*(_one_after_another(one, people, until) for _ in range(AT_ONCE))))


async def _one_after_another(one: Paper, people: list[Any], until: float) -> int:
    count = 0
    while time.perf_counter() < until:
        mark, filling = people[count % len(people)]
        made = await asyncio.to_thread(lambda mark=mark, filling=filling: one.signed(one.key(), mark, filling))
        await one.blobs.put_appended(one.plan.sha256, made.section, made.plan.sha256)
        count += 1
    return count
