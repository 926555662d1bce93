from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import Stale
from signing.ports import Actor, Ports, SealState
from signing.task.events import SEAL_CHANGED
from signing.usecases.new_seal import read_label
from signing.usecases.seal_desk import at_seal


async def rename_seal(
    ports: Ports, actor: Actor, seal_id: str, *, version: int, name: str | None = None, asks: bool | None = None
) -> None:
    """What its keepers call it, and whether every use needs their leave; None: as it is.

    Raises NotAllowed `not-found`, Stale `seal-changed`, BadAnswer `seal-label-long` (limit)."""
    async with at_seal(ports, actor, seal_id, "rename") as desk:
        seal = desk.seal
        if seal.version != version or seal.state is SealState.CANCELLED:
            raise Stale("seal-changed")
        after = replace(
            seal,
            name=seal.name if name is None else read_label(name),
            asks=seal.asks if asks is None else asks,
            version=version + 1,
        )
        await desk.tx.seals.save(after, expected_version=version)
        facts = {"seal_id": seal.id, "name": after.name, "asks": after.asks}
        await record(desk.tx, at=ports.clock(), kind=SEAL_CHANGED, actor=actor, task_id=None, facts=facts)
