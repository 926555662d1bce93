from __future__ import annotations

from signing.audit.chain import record
from signing.ports import SYSTEM, Ports
from signing.task.events import STARTED


async def note_start(ports: Ports, version: str, *, jobs: int, deliveries: int) -> None:
    """The house is open; `jobs` and `deliveries` are what its last life had in hand. A gap in time is explained by
    this entry, and one without it is not."""
    async with ports.transaction() as tx:
        facts = {"version": version, "jobs": jobs, "deliveries": deliveries}
        await record(tx, at=ports.clock(), kind=STARTED, actor=SYSTEM, task_id=None, facts=facts)
