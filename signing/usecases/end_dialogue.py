from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.admission import person_of


async def end_dialogue(ports: Ports, actor: Actor) -> None:
    """Nothing is being asked any more."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        await tx.dialogues.end(person.id)
