"""One reminder into the outbox: at most once a slot, and never repeated when its fate is unknown."""

from __future__ import annotations

from signing.audit.chain import record
from signing.ports import Actor, Nudge, Ports, Transaction
from signing.task.model import Party, Task


async def put_nudge(
    ports: Ports, tx: Transaction, task: Task, party: Party, nudge: Nudge, *, kind: str, actor: Actor
) -> None:
    """`kind` of the audit entry: "nudged" by the plan, "reminded" by a person."""
    assert party.person_id is not None, "a nudge goes to a person"
    await tx.outbox.put(
        key=f"nudge:{task.id}:{party.id}:{nudge.slot}",
        kind="nudge",
        person_id=party.person_id,
        task_id=task.id,
        party_id=party.id,
        facts={
            "key": "told-nudge",
            "number": task.number,
            "title": task.title,
            "role": party.role.value,
            "deadline": task.deadline.isoformat() if task.deadline else None,
        },
        repeatable=False,
    )
    facts = {"party_id": party.id, "name": party.name, "slot": nudge.slot}
    await record(tx, at=ports.clock(), kind=kind, actor=actor, task_id=task.id, facts=facts)
