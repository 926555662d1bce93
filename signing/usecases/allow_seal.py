from __future__ import annotations

from datetime import datetime

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor, Ports, SealUser
from signing.seals.rights import Standing
from signing.task.events import SEAL_ALLOWED
from signing.usecases.seal_desk import SealDesk, at_seal
from signing.usecases.seal_over import tell_over
from signing.usecases.seal_views import label_of


async def allow_seal(
    ports: Ports,
    actor: Actor,
    seal_id: str,
    *,
    person_id: str,
    allowed: bool = True,
    keeps: bool = False,
    until: datetime | None = None,
) -> None:
    """Lets another person use the seal (or `keeps`: keep it too), until a moment or for good, or no longer. Its
    keepers may; who keeps it is its maker's to say.

    Raises NotAllowed `not-found`, BadAnswer `seal-until-past`, `seal-user-unknown` and `seal-user-maker`."""
    now = ports.clock()
    if until is not None and until <= now:
        raise BadAnswer("seal-until-past")
    async with at_seal(ports, actor, seal_id, "allow") as desk:
        before = next((user for user in desk.users if user.person_id == person_id), None)
        if desk.standing < Standing.MAKER and (keeps or (before is not None and before.keeps)):
            raise NotAllowed("seal-maker-only")
        if await desk.tx.people.get(person_id) is None:
            raise BadAnswer("seal-user-unknown")
        if person_id == desk.seal.keeper_id:
            raise BadAnswer("seal-user-maker")
        if allowed:
            await desk.tx.seals.allow(SealUser(seal_id, person_id, now, until, keeps))
        elif before is None or not await desk.tx.seals.withdraw(seal_id, person_id):
            return
        facts = {
            "seal_id": seal_id,
            "person_id": person_id,
            "allowed": allowed,
            "keeps": keeps,
            "until": until.isoformat() if until else None,
        }
        await record(desk.tx, at=now, kind=SEAL_ALLOWED, actor=actor, task_id=None, facts=facts)
        await _tell(desk, person_id, allowed, keeps, now)
        if before is not None and before.keeps and not (allowed and keeps):
            for request in await desk.tx.seals.waiting_requests([seal_id], now):
                await tell_over(ports, desk.tx, request, [person_id])
    ports.wake()


async def _tell(desk: SealDesk, person_id: str, allowed: bool, keeps: bool, now: datetime) -> None:
    person = await desk.tx.people.get(person_id)
    assert person is not None, "looked at before"
    what = ("kept" if keeps else "allowed") if allowed else "taken-back"
    said = {"what": what, "seal_id": desk.seal.id, "seal": label_of(desk.seal, person.speaks)}
    await desk.tx.outbox.put(
        key=f"seal-{what}:{desk.seal.id}:{person_id}:{now.isoformat()}",
        kind="seal",
        person_id=person_id,
        facts={**said, "by": desk.person.name},
    )
