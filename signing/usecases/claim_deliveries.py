from __future__ import annotations

from collections.abc import Sequence

from signing.ports import OutboxItem, Ports


async def claim_deliveries(ports: Ports, limit: int) -> Sequence[OutboxItem]:
    """What may be sent now, one a person, marked as being sent: each is to be noted by `note_delivery`."""
    async with ports.transaction() as tx:
        return await tx.outbox.claim(ports.clock(), limit)
