from __future__ import annotations

from signing.ports import OutboxItem, Ports


async def note_taken_away(ports: Ports, item: OutboxItem) -> None:
    """A message that was sent no longer stands in the chat. That it was delivered stays in the task's chain."""
    async with ports.transaction() as tx:
        await tx.outbox.sent(item.id, None)
