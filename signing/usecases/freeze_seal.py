from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import Stale
from signing.ports import Actor, Ports, SealState
from signing.seals.rights import Standing
from signing.task.events import SEAL_CHANGED
from signing.usecases.revoke_cancelled import revoke
from signing.usecases.seal_desk import at_seal
from signing.usecases.seal_over import tell_over
from signing.usecases.seal_views import SealView

# What its keepers may make of it. Cancelled is for ever: what was sealed with it keeps its seal.
_NEXT = {
    SealState.DRAFT: {SealState.CANCELLED},
    SealState.APPROVED: {SealState.FROZEN, SealState.CANCELLED},
    SealState.FROZEN: {SealState.APPROVED, SealState.CANCELLED},
    SealState.CANCELLED: set(),
}


async def freeze_seal(ports: Ports, actor: Actor, seal_id: str, *, to: SealState, version: int) -> SealView:
    """Freezes, thaws (`to` APPROVED) or cancels, which its maker alone may do and which revokes its certificate.
    Raises NotAllowed `not-found`, Stale `seal-changed`."""
    least = Standing.MAKER if to is SealState.CANCELLED else Standing.KEEPER
    async with at_seal(ports, actor, seal_id, f"make-{to}", least=least) as desk:
        seal = desk.seal
        if seal.version != version or to not in _NEXT[seal.state]:
            raise Stale("seal-changed")
        after = replace(seal, state=to, version=version + 1)
        await desk.tx.seals.save(after, expected_version=version)
        facts = {"seal_id": seal.id, "before": seal.state.value, "after": to.value}
        await record(desk.tx, at=ports.clock(), kind=SEAL_CHANGED, actor=actor, task_id=None, facts=facts)
        if to is SealState.CANCELLED:
            for request in await desk.tx.seals.waiting_requests([seal.id], ports.clock()):
                await tell_over(ports, desk.tx, request)
    ports.wake()
    if to is SealState.CANCELLED:
        # Nobody can seal with it any more; should this process die here, the timer revokes.
        await revoke(ports, after, actor)
    picture = await ports.blobs.get(after.preview)
    return SealView(after, keeps=True, picture=picture, standing=desk.standing)
