"""How somebody signs, kept for their next time: at their wish, sealed, for themselves alone."""

from __future__ import annotations

from signing.audit.chain import record
from signing.ports import Actor, KeptHand, Ports, Transaction, purposes
from signing.task.events import HAND_KEPT

KINDS = ("signature", "initials")


async def keep_hand(ports: Ports, tx: Transaction, *, person_id: str, kind: str, png: bytes, actor: Actor) -> None:
    """In place of what was kept before."""
    now = ports.clock()
    sealed = ports.vault.seal(png, purposes.hand(person_id, kind))
    await tx.hands.put(KeptHand(person_id, kind, sealed, now))
    facts = {"what": kind, "person_id": person_id}
    await record(tx, at=now, kind=HAND_KEPT, actor=actor, task_id=None, facts=facts)


async def kept_hand(ports: Ports, tx: Transaction, person_id: str, kind: str) -> bytes | None:
    """PNG, prepared as `prepare_drawing` does; None where nothing is kept, or under a master key that is gone."""
    found = await tx.hands.get(person_id, kind)
    if found is None:
        return None
    try:
        return ports.vault.open(found.sealed, purposes.hand(person_id, kind))
    except ValueError:
        return None
