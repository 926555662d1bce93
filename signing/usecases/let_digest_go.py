from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.admission import person_of


async def let_digest_go(ports: Ports, actor: Actor, message_id: int) -> None:
    """Something else stands in the place of this list of reminders, if it was one: it is not mended any more."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        for item in await tx.outbox.digests(person.id):
            if item.message_id == message_id:
                await tx.outbox.sent(item.id, None)
