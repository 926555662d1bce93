from __future__ import annotations

from datetime import timedelta

from signing.ports import Ports


async def recover_deliveries(ports: Ports, older_than_s: float = 300) -> int:
    """What a dead process was sending is sent again, or is unknown for ever where it must not repeat. At start
    with 0; from the timer for what is older than any living delivery. Gives how many there were."""
    before = ports.clock() - timedelta(seconds=older_than_s)
    async with ports.transaction() as tx:
        found = await tx.outbox.recover(before)
    if found:
        ports.wake()
    return found
