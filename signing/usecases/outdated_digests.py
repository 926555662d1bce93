from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.ports import OutboxItem, Ports
from signing.usecases.as_now import still_due


async def outdated_digests(ports: Ports, person_id: str) -> Sequence[OutboxItem]:
    """Lists of reminders that stand in this person's chat and say more than is true, with the tasks that are left:
    none where all is done, or stands in a newer one. `note_restated` says that one is mended."""
    outdated, newer = [], set[tuple[str, str]]()
    async with ports.transaction() as tx:
        for item in reversed(await tx.outbox.digests(person_id)):
            left = [
                each
                for each in (await still_due(tx, item)).facts["tasks"]
                if (each["task_id"], each["party_id"]) not in newer
            ]
            newer |= {(each["task_id"], each["party_id"]) for each in left}
            if left != item.facts["tasks"]:
                outdated.append(replace(item, facts={**item.facts, "tasks": left}))
    return outdated
