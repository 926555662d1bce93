from __future__ import annotations

from datetime import datetime

from signing.audit.chain import record
from signing.errors import BadAnswer
from signing.ports import Actor, Ports, SealUser
from signing.task.events import SEAL_ALLOWED
from signing.usecases.seal_desk import at_seal


async def allow_seal(
    ports: Ports,
    actor: Actor,
    seal_id: str,
    *,
    person_id: str,
    allowed: bool = True,
    until: datetime | None = None,
) -> None:
    """Lets another person use the seal, until a moment or for good, or no longer. Only its keeper may.

    Raises NotAllowed `not-found`, BadAnswer `seal-until-past` and `seal-user-unknown`."""
    now = ports.clock()
    if until is not None and until <= now:
        raise BadAnswer("seal-until-past")
    async with at_seal(ports, actor, seal_id, "allow") as desk:
        if await desk.tx.people.get(person_id) is None:
            raise BadAnswer("seal-user-unknown")
        if allowed:
            await desk.tx.seals.allow(SealUser(seal_id, person_id, now, until))
        else:
            await desk.tx.seals.withdraw(seal_id, person_id)
        facts = {
            "seal_id": seal_id,
            "person_id": person_id,
            "allowed": allowed,
            "until": until.isoformat() if until else None,
        }
        await record(desk.tx, at=now, kind=SEAL_ALLOWED, actor=actor, task_id=None, facts=facts)
