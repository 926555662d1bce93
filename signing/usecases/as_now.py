from __future__ import annotations

from dataclasses import replace

from signing.ports import OutboxItem, Ports, Transaction
from signing.task.routing import whose_move
from signing.usecases.seal_over import as_it_stands
from signing.usecases.seal_turns import seal_turns


async def as_now(ports: Ports, tx: Transaction, item: OutboxItem) -> OutboxItem | None:
    """What waited, as it is true when it leaves; None where nothing of it is left to say."""
    if item.kind == "digest":
        left = await still_due(tx, item)
        return left if left.facts["tasks"] else None
    if item.kind in {"seal", "seal-over"} and "request_id" in item.facts:
        return await as_it_stands(ports, tx, item)
    return None if item.kind == "nudge" and await _waits_for_keeper(ports, tx, item) else item


async def _waits_for_keeper(ports: Ports, tx: Transaction, item: OutboxItem) -> bool:
    task = await tx.tasks.get(item.task_id or "")
    party = task.party(item.party_id or "") if task else None
    return task is not None and party is not None and bool(await seal_turns(ports, tx, task, party))


async def still_due(tx: Transaction, item: OutboxItem) -> OutboxItem:
    """A list of reminders without those that have become moot since."""
    left = []
    for each in item.facts["tasks"]:
        task = await tx.tasks.get(each["task_id"])
        if task is not None and any(party.id == each["party_id"] for party in whose_move(task)):
            left.append(each)
    return replace(item, facts={**item.facts, "tasks": left})
