from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from signing.ports import OutboxItem, Ports
from signing.task.model import PARTIES_MOVE, PartyState, Task
from signing.task.rights import may_be_invited
from signing.usecases.seal_over import as_it_stands

KINDS = ("invitation", "nudge", "code", "seal")


async def outdated_messages(ports: Ports, task_id: str, person_id: str) -> Sequence[OutboxItem]:
    """Messages that stand in this person's chat and are no longer true: an invitation that was taken up, replaced
    or cannot be taken up any more; a nudge to somebody who has acted; a reminder of a seal's use that needs no
    answer any more; a code that was used, replaced or is over. `note_taken_away` says that one is gone."""
    async with ports.transaction() as tx:
        standing = await tx.outbox.standing(task_id, person_id, KINDS)
        task = await tx.tasks.get(task_id) if standing else None
        seals = [item for item in standing if item.kind == "seal"]
        answered = {item.id for item in seals if await as_it_stands(ports, tx, item) is None}
    newest = {(item.kind, item.party_id): item.id for item in standing}
    return [
        item
        for item in standing
        if task is None
        or newest[item.kind, item.party_id] != item.id
        or (item.id in answered if item.kind == "seal" else _is_over(item, task, ports.clock()))
    ]


def _is_over(item: OutboxItem, task: Task, now: datetime) -> bool:
    party = task.party(item.party_id) if item.party_id else None
    if party is None:
        return True
    if item.kind == "invitation":
        return not may_be_invited(task, party)
    if item.kind == "code" and datetime.fromisoformat(str(item.facts["expires_at"])) <= now:
        return True
    return task.state not in PARTIES_MOVE or party.state is not PartyState.TO_ACT
