from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from signing.audit.chain import record
from signing.ports import SYSTEM, Json, Ports
from signing.task.events import ADMINS_WARNED


@dataclass(frozen=True, slots=True)
class Wrong:
    """Of the installation itself; worded as `check-<code>`."""

    code: str
    facts: Mapping[str, Json]


async def tell_admins_wrong(ports: Ports, found: Sequence[Wrong]) -> int:
    """Each problem once a day into every admin's chat; gives how many messages are new."""
    now = ports.clock()
    new = 0
    async with ports.transaction() as tx:
        admins = await tx.people.admins() if found else ()
        for wrong in found:
            facts: dict[str, Json] = {**wrong.facts, "key": f"check-{wrong.code}"}
            about = str(wrong.facts.get("path") or wrong.facts.get("what") or "")
            key = f"checkup:{wrong.code}:{about}:{now:%Y%m%d}"
            put = [
                await tx.outbox.put(key=f"{key}:{admin.id}", kind="attention", person_id=admin.id, facts=facts)
                for admin in admins
            ]
            if any(put):
                new += sum(put)
                await record(tx, at=now, kind=ADMINS_WARNED, actor=SYSTEM, task_id=None, facts=facts)
    if new:
        ports.wake()
    return new
