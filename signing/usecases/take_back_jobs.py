from __future__ import annotations

from collections.abc import Iterable

from signing.ports import Ports


async def take_back_jobs(ports: Ports, workers: Iterable[str]) -> int:
    """At the start, before they work: what workers of these names had in hand when they died is free again, long
    before its lease would end. Gives how many there were."""
    async with ports.transaction() as tx:
        return sum([await tx.jobs.release(worker) for worker in workers])
