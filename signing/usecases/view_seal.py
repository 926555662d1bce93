from __future__ import annotations

from signing.audit.chain import record
from signing.ports import Actor, Ports
from signing.seals.rights import Standing, approval_by
from signing.task.events import ADMIN_READ
from signing.usecases.seal_desk import at_seal
from signing.usecases.seal_views import SealView


async def view_seal(ports: Ports, actor: Actor, seal_id: str) -> SealView:
    """With its picture. Raises NotAllowed `not-found`."""
    async with at_seal(ports, actor, seal_id, "view", least=Standing.APPROVER) as desk:
        seal = desk.seal
        approval = approval_by(seal, desk.person, await desk.tx.people.admins())
        if desk.standing is Standing.APPROVER:
            facts = {"what": "seal", "seal_id": seal.id}
            await record(desk.tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=None, facts=facts)
    return SealView(seal, desk.keeps, await ports.blobs.get(seal.preview), desk.standing, approval)
