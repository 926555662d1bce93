from __future__ import annotations

from signing.audit.chain import record
from signing.ports import Actor, Ports
from signing.task.events import KEYS_CHANGED


async def note_keys(ports: Ports, operator: Actor, what: str, version: int) -> None:
    """`what`: "rotated", "retired" (every version up to this one), "guarded", "unguarded"."""
    async with ports.transaction() as tx:
        facts = {"what": what, "version": version}
        await record(tx, at=ports.clock(), kind=KEYS_CHANGED, actor=operator, task_id=None, facts=facts)
