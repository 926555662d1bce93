"""Signatures a second, looked at and on the disk, by one process and by two: each with a certificate of its own,
which is made meanwhile, or all with one key that is kept, as a company's seal has. Eight people at a time, so
that one does not wait for another's disk."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from typing import Any

from signing.in_turn import in_turn
from signing.pdf.append import Appended
from signing.trust.keys import SigningKey
from tests.bench.engine import NOW, Paper, paper

SECONDS = 3.0
AT_ONCE = 8


def signatures_a_second(processes: int, seconds: float = SECONDS, *, sealed: bool = False) -> float:
    """All together; they begin at the same moment. `sealed`: with the seal's key."""
    spawn = multiprocessing.get_context("spawn")
    start, results = spawn.Barrier(processes), spawn.Queue()
    workers = [spawn.Process(target=_sign_on, args=(start, results, seconds, sealed)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    found = [results.get(timeout=120) for _ in workers]
    for worker in workers:
        worker.join()
    return sum(found)


def _sign_on(start: Any, results: Any, seconds: float, sealed: bool) -> None:
    with asyncio.Runner() as runner, paper(10, 150) as one:
        # What they will leave was drawn ahead, when their codes were sent.
        people = [one.signer()[1:] for _ in range(50)]
        kept = one.authority.issue_seal("上海长江国际贸易有限公司", "公章", NOW) if sealed else None
        runner.run(_some(one, people, kept, 0.5))
        start.wait()
        began = time.perf_counter()
        count = runner.run(_some(one, people, kept, seconds))
        results.put(count / (time.perf_counter() - began))


async def _some(one: Paper, people: list[Any], kept: SigningKey | None, seconds: float) -> int:
    until = time.perf_counter() + seconds
    return sum(await asyncio.gather(*(_one_after_another(one, people, kept, until) for _ in range(AT_ONCE))))


async def _one_after_another(one: Paper, people: list[Any], kept: SigningKey | None, until: float) -> int:
    def signed(person: Any) -> Appended:
        return one.signed(kept or one.key(), *person)

    count = 0
    while time.perf_counter() < until:
        made = await in_turn(signed, people[count % len(people)])
        await one.blobs.put_appended(one.plan.sha256, made.section, made.plan.sha256)
        count += 1
    return count
