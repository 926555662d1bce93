from __future__ import annotations

from signing.ports import OutboxItem, Ports


async def note_restated(ports: Ports, item: OutboxItem) -> None:
    """A message in the chat says now what `item` says. What it said when it was delivered stays in the chain."""
    async with ports.transaction() as tx:
        await tx.outbox.restate(item.id, item.facts)
