from __future__ import annotations

from signing.audit.chain import record
from signing.ports import SYSTEM, Actor, Ports, Seal, SealState
from signing.task.events import SEAL_REVOKED
from signing.usecases.seal_key import keys_of
from signing.usecases.withdrawn import withdraw_certificate, withdrawal

REASON = "cessationOfOperation"  # RFC 5280, 5.3.1: no longer needed, and no reason to suspect its key


async def revoke_cancelled(ports: Ports) -> int:
    """What a cancelling that was cut off has left undone. Gives how many certificates were revoked."""
    async with ports.transaction() as tx:
        cancelled = await tx.seals.in_state(SealState.CANCELLED)
    return sum([await revoke(ports, seal, SYSTEM) for seal in cancelled])


async def revoke(ports: Ports, seal: Seal, actor: Actor) -> bool:
    """The certificates of a cancelled seal, if we issued any: OCSP and CRL say so from now on. False where there
    was nothing to do. Signatures stored before keep their time stamps, which are older; none is stored after,
    since the seal is looked at again in the transaction that stores."""
    keys = [key for key in await keys_of(ports, seal.id) if await withdrawal(ports, int(key.serial, 16)) is None]
    for key in keys:
        await withdraw_certificate(ports, key.serial, REASON)
        async with ports.transaction() as tx:
            facts = {"seal_id": seal.id, "certificate_serial": key.serial, "reason": REASON}
            await record(tx, at=ports.clock(), kind=SEAL_REVOKED, actor=actor, task_id=None, facts=facts)
    return bool(keys)
