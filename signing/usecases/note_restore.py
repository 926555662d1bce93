from __future__ import annotations

from collections.abc import Mapping

from signing.audit.chain import record
from signing.ports import Actor, Json, Ports
from signing.task.events import RESTORED


async def note_restore(ports: Ports, operator: Actor, facts: Mapping[str, Json]) -> None:
    """What came after the backup is gone; this entry says from when on. After the record was looked at: it must
    not stand between what is restored and what it is held against."""
    async with ports.transaction() as tx:
        await record(tx, at=ports.clock(), kind=RESTORED, actor=operator, task_id=None, facts=facts)
