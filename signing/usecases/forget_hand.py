from __future__ import annotations

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task.events import HAND_FORGOTTEN
from signing.usecases.admission import person_of


async def forget_hand(ports: Ports, actor: Actor, kind: str) -> None:
    """What was kept of how they sign is deleted; what they have signed with it stays. NotAllowed `not-found` where
    nothing is kept."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        if not await tx.hands.drop(person.id, kind):
            raise NotAllowed("not-found")
        facts = {"what": kind, "person_id": person.id}
        await record(tx, at=ports.clock(), kind=HAND_FORGOTTEN, actor=actor, task_id=None, facts=facts)
