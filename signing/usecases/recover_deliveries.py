from __future__ import annotations

from datetime import timedelta

from signing.audit.chain import record
from signing.ports import SYSTEM, OutboxState, Ports
from signing.task.events import DELIVERY_UNKNOWN


async def recover_deliveries(ports: Ports, older_than_s: float = 300) -> int:
    """What a dead process was sending is sent again, or is unknown for ever where it must not repeat. At start
    with 0; from the timer for what is older than any living delivery. Gives how many there were."""
    before = ports.clock() - timedelta(seconds=older_than_s)
    async with ports.transaction() as tx:
        found = await tx.outbox.recover(before)
        for item in found:
            if item.state is OutboxState.UNKNOWN:
                facts = {
                    "what": item.kind,
                    "person_id": item.person_id,
                    "party_id": item.party_id,
                    "why": "process-ended",
                }
                now = ports.clock()
                await record(tx, at=now, kind=DELIVERY_UNKNOWN, actor=SYSTEM, task_id=item.task_id, facts=facts)
    if found:
        ports.wake()
    return len(found)
