from __future__ import annotations

from signing.ports import Json, Transaction
from signing.task.model import Party, Task


async def tell_not_reminded(
    tx: Transaction, task: Task, party: Party, *, why: str, part: str, **facts: Json
) -> None:
    """To who waits for them: a reminder was due and is not given ("rest", "capped"). Once for each `part`. The
    `name` among the facts is that of somebody who is reminded in the party's place."""
    said = {"key": "told-not-reminded", "why": why, "name": party.name, "number": task.number, "title": task.title}
    await tx.outbox.put(
        key=f"told-not-reminded:{task.id}:{party.id}:{part}",
        kind="told",
        person_id=task.initiator_id,
        task_id=task.id,
        facts={**said, **facts},
    )
