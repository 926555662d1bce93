from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from signing.ports import Nudge, Ports, Transaction
from signing.task.model import PARTIES_MOVE
from signing.task.reminding import SNOOZE, before_rest, decent, moved
from signing.usecases.judge_nudge import skip
from signing.usecases.rest_for import rest_for

LOOK_AHEAD = timedelta(hours=24)  # quiet hours are shorter


async def bring_nudges_forward(ports: Ports) -> int:
    """A reminder that would fall into its reader's quiet hours, which end only after the deadline, comes at the
    last moment before they begin. What its reader has asked for stays when it was said. Gives how many moved."""
    now, count = ports.clock(), 0
    async with ports.transaction() as tx:
        for nudge, deadline in await tx.nudges.before_deadline(now, LOOK_AHEAD):
            if not nudge.slot.startswith(SNOOZE) and deadline - nudge.due_at < LOOK_AHEAD:
                count += await _bring(ports, tx, nudge, now)
    return count


async def _bring(ports: Ports, tx: Transaction, nudge: Nudge, now: datetime) -> bool:
    task = await tx.tasks.get(nudge.task_id)
    party = task.party(nudge.party_id) if task else None
    person = await tx.people.get(party.person_id) if party and party.person_id else None
    if task is None or person is None or task.state not in PARTIES_MOVE or task.deadline is None:
        return False
    rest = await rest_for(ports, tx, task.reminders, person)
    earlier, slot = before_rest(nudge.due_at, rest, now), moved(nudge.slot)
    if earlier is None or slot is None or decent(nudge.due_at, rest)[0] < task.deadline:
        return False
    await skip(ports, tx, nudge, "quiet")
    await tx.nudges.plan([replace(nudge, slot=slot, due_at=earlier)])
    return True
