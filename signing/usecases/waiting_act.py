from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.put_off import PutOff
from signing.usecases.admission import person_of


async def waiting_act(ports: Ports, actor: Actor, task_id: str) -> PutOff | None:
    """What this person has asked for in this task, and can still undo."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        return await tx.put_off.of(task_id, person.id)
