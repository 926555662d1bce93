from __future__ import annotations

from signing.ports import OutboxItem, Ports
from signing.task.ways import EMAIL
from signing.task.wished_ways import copies_to
from signing.usecases.put_again import put_again


async def copy_by_letter(ports: Ports, item: OutboxItem) -> None:
    """What has reached somebody in the chat goes to their e-mail too, where they wish so; without a way in: the
    letter says that there is something. A card that only moves on is nothing to write about."""
    if item.channel is not None or (item.kind == "card" and not item.facts.get("fresh")):
        return
    async with ports.transaction() as tx:
        reader = await tx.people.get(item.person_id)
        wishes = await tx.preferences.get(item.person_id)
        address = copies_to(item.kind, reader, wishes, ports.installation.ways) if reader else None
        if address is None:
            return
        await put_again(tx, item, "copy", EMAIL, address=address)
    ports.wake()
