from __future__ import annotations

from collections.abc import Mapping

from signing.ports import Actor, Dialogue, Json, Ports
from signing.usecases.admission import person_of


async def begin_dialogue(
    ports: Ports,
    actor: Actor,
    kind: str,
    *,
    step: str = "",
    task_id: str | None = None,
    data: Mapping[str, Json] | None = None,
) -> None:
    """What the next words of this person answer: "reject" or "withdraw" (their reason), "verify" (the file),
    "party" … It takes the place of what was asked before."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        await tx.dialogues.put(Dialogue(person.id, kind, step, task_id, data or {}, ports.clock()))
