from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.admission import person_of


async def let_digest_go(ports: Ports, actor: Actor, message_id: int, task_id: str | None = None) -> None:
    """Something else stands in the place of this list of reminders, if it was one, or of this reminder of a seal's
    use in that task: it is not mended any more."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        reminders = await tx.outbox.standing(task_id, person.id, ("seal",)) if task_id else ()
        for item in (*await tx.outbox.digests(person.id), *reminders):
            if item.message_id == message_id:
                await tx.outbox.sent(item.id, None)
