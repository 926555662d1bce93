from __future__ import annotations

import logging
from dataclasses import replace

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal, Stale
from signing.ports import Actor, Ports, SealState
from signing.seals.rights import Approval, Standing, approval_by, has_certificate
from signing.task.events import SEAL_CHANGED
from signing.task.members import Right, may
from signing.usecases.key_of_seal import key_of_seal
from signing.usecases.seal_desk import at_seal
from signing.usecases.seal_views import SealView, label_of

log = logging.getLogger(__name__)


async def approve_seal(ports: Ports, actor: Actor, seal_id: str, *, version: int) -> SealView:
    """From now on the seal may be used; its certificate is issued. A seal of the house is approved by another
    admin than who made it, or by its only one, which is on record; for any other its maker answers.

    Raises NotAllowed `not-found`, Refusal `seal-needs-other-admin`, Stale `seal-changed`."""
    async with at_seal(ports, actor, seal_id, "approve", least=Standing.APPROVER) as desk:
        seal, tx, now = desk.seal, desk.tx, ports.clock()
        if desk.standing is not Standing.MAKER and not (seal.house and may(desk.person, Right.SEALS)):
            raise NotAllowed("not-found")
        if seal.version != version or seal.state is not SealState.DRAFT:
            raise Stale("seal-changed")
        how = approval_by(seal, desk.person, await tx.people.admins())
        if how is Approval.NEEDS_OTHER:
            raise Refusal("seal-needs-other-admin")
        after = replace(
            seal, state=SealState.APPROVED, approved_by=desk.person.id, approved_at=now, version=version + 1
        )
        await tx.seals.save(after, expected_version=version)
        facts = {"seal_id": seal.id, "before": seal.state.value, "after": after.state.value, "how": how.value}
        await record(tx, at=now, kind=SEAL_CHANGED, actor=actor, task_id=None, facts={**facts, "page": seal.page})
        keeper = await tx.people.get(seal.keeper_id)
        if keeper is not None and keeper.id != desk.person.id:
            said = {"what": "approved", "seal_id": seal.id, "seal": label_of(seal, keeper.speaks)}
            said |= {"by": desk.person.name}
            await tx.outbox.put(key=f"seal-approved:{seal.id}", kind="seal", person_id=keeper.id, facts=said)
    ports.wake()
    if has_certificate(after):
        # Should this process die here, the first use asks for the key again.
        await key_of_seal(ports, after)
    picture = await ports.blobs.get(after.preview)
    return SealView(after, keeps=desk.keeps, picture=picture, standing=desk.standing)
