from __future__ import annotations

from collections.abc import Mapping

from signing.audit.chain import record
from signing.ports import Actor, Json, Ports
from signing.task.events import BACKED_UP


async def note_backup(ports: Ports, operator: Actor, facts: Mapping[str, Json]) -> None:
    """Everything was read, by whoever has the command line: `facts` tell the file by its SHA-256."""
    async with ports.transaction() as tx:
        await record(tx, at=ports.clock(), kind=BACKED_UP, actor=operator, task_id=None, facts=facts)
