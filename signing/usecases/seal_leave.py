"""A keeper's leave to use a seal on these bytes (用印审批): whether it is needed, and whether it is there."""

from __future__ import annotations

from signing.ports import Ports, Seal, Transaction
from signing.seals.rights import keepers_of
from signing.task.model import Party, Task
from signing.task.sealing import SealRequest, allows, seen_bytes


async def needs_leave(ports: Ports, tx: Transaction, seal: Seal, person_id: str) -> bool:
    """A keeper is asked; who keeps it need not ask anybody."""
    return seal.asks and person_id not in keepers_of(seal, await tx.seals.users(seal.id), ports.clock())


async def newest_request(
    tx: Transaction, seal: Seal, task: Task, party: Party, person_id: str
) -> SealRequest | None:
    """Of this person, about these very bytes."""
    found, sha256 = await tx.seals.requests_for(seal.id, task.id, party.id), seen_bytes(task, person_id)
    return next((one for one in found if (one.sha256, one.person_id) == (sha256, person_id)), None)


async def leave_for(
    ports: Ports, tx: Transaction, seal: Seal, task: Task, *, party: Party, person_id: str
) -> SealRequest | None:
    """That was granted to this person and has not ended."""
    now, sha256 = ports.clock(), seen_bytes(task, person_id)
    found = await tx.seals.requests_for(seal.id, task.id, party.id)
    return next((one for one in found if allows(one, person_id=person_id, sha256=sha256, now=now)), None)
