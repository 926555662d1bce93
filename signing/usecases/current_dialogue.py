from __future__ import annotations

from signing.ports import Actor, Dialogue, Ports
from signing.usecases.admission import person_of


async def current_dialogue(ports: Ports, actor: Actor) -> Dialogue | None:
    """None: nothing is being asked."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        return await tx.dialogues.get(person.id)
