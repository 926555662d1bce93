from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from signing.ports import Nudge, Ports, Transaction
from signing.task.model import PARTIES_MOVE, Task
from signing.task.reminding import SNOOZE, before_rest, decent, moved, of_keeper
from signing.usecases.judge_nudge import skip
from signing.usecases.rest_for import rest_for
from signing.usecases.seal_turns import seal_turns

LOOK_AHEAD = timedelta(hours=24)  # quiet hours are shorter


async def bring_nudges_forward(ports: Ports) -> int:
    """A reminder that would fall into its reader's quiet hours, which end only after the deadline, comes at the
    last moment before they begin. What its reader has asked for stays when it was said. Gives how many moved."""
    now, count = ports.clock(), 0
    async with ports.transaction() as tx:
        for nudge, deadline in await tx.nudges.before_deadline(now, LOOK_AHEAD):
            if not nudge.slot.startswith(SNOOZE) and deadline - nudge.due_at < LOOK_AHEAD:
                count += await _bring(ports, tx, nudge)
    return count


async def _bring(ports: Ports, tx: Transaction, nudge: Nudge) -> bool:
    task = await tx.tasks.get(nudge.task_id)
    party = task.party(nudge.party_id) if task else None
    if task is None or party is None or task.state not in PARTIES_MOVE:
        return False
    turns = await seal_turns(ports, tx, task, party) if nudge.reader_id is None else {}
    if turns:
        return await _bring_to_keepers(ports, tx, nudge, task, turns)
    earlier = await _earlier(ports, tx, nudge, task, nudge.reader_id or party.person_id)
    if earlier is None:
        return False
    await skip(ports, tx, nudge, "quiet")
    await tx.nudges.plan([earlier])
    return True


async def _bring_to_keepers(
    ports: Ports, tx: Transaction, nudge: Nudge, task: Task, keepers: Iterable[str]
) -> bool:
    """Those who will sleep get slots of their own. The party's stays: it may have the move again by then."""
    there = {each.slot for each in await tx.nudges.of_task(task.id) if each.party_id == nudge.party_id}
    found = []
    for keeper_id in keepers:
        theirs = replace(nudge, slot=of_keeper(nudge.slot, keeper_id), reader_id=keeper_id)
        earlier = await _earlier(ports, tx, theirs, task, keeper_id)
        if earlier is not None and earlier.slot not in there:
            found.append(earlier)
    await tx.nudges.plan(found)
    return bool(found)


async def _earlier(ports: Ports, tx: Transaction, nudge: Nudge, task: Task, reader_id: str | None) -> Nudge | None:
    person = await tx.people.get(reader_id) if reader_id else None
    if person is None or task.deadline is None:
        return None
    rest = await rest_for(ports, tx, task.reminders, person)
    earlier, slot = before_rest(nudge.due_at, rest, ports.clock()), moved(nudge.slot)
    if earlier is None or slot is None or decent(nudge.due_at, rest)[0] < task.deadline:
        return None
    return replace(nudge, slot=slot, due_at=earlier)
