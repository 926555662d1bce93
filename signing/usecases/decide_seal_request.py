from __future__ import annotations

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.events import SEAL_GRANTED, SEAL_REFUSED
from signing.task.sealing import AskState, SealRequest, decide, decided
from signing.usecases.announce import settle
from signing.usecases.seal_over import tell_over
from signing.usecases.seal_request_desk import at_request
from signing.usecases.seal_views import label_of


async def decide_seal_request(
    ports: Ports, actor: Actor, request_id: str, *, granted: bool, reason: str = ""
) -> SealRequest:
    """A keeper gives leave, or refuses it with a reason. The signer is told, and may seal for a day.

    Raises NotAllowed `not-found`, Refusal `seal-request-over` and `seal-request-own`, BadAnswer `reason-empty`."""
    now = ports.clock()
    async with at_request(ports, actor, request_id, "decide-request", claim=True) as desk:
        if not desk.is_open:
            raise Refusal("seal-request-over")
        tx, task = desk.at.tx, desk.task
        after = decide(
            desk.request,
            granted=granted,
            reason=reason,
            person_id=desk.at.person.id,
            now=now,
            deadline=task.deadline,
        )
        if not await tx.seals.move_request(after, AskState.WAITING):
            raise Refusal("seal-request-over")
        seal = label_of(desk.at.seal, task.language)
        changed, events = decided(task, desk.party, after, seal=seal, by=desk.at.person.name)
        await settle(ports, tx, task, changed, events, actor=actor)
        facts = {"seal_id": after.seal_id, "task_id": task.id, "request_id": after.id, "sha256": after.sha256}
        await tell_over(ports, tx, after)
        kind = SEAL_GRANTED if granted else SEAL_REFUSED
        await record(tx, at=now, kind=kind, actor=actor, task_id=None, facts={**facts, "reason": after.reason})
    ports.wake()
    return after
