from __future__ import annotations

from signing.ports import Nudge, Ports, Transaction
from signing.task.deadlines import reminder_slots
from signing.task.model import Task
from signing.task.reminding import BY_HAND, SNOOZE, moved
from signing.task.routing import acting, is_done
from signing.usecases.wishes_desk import zone_of


async def replan_nudges(ports: Ports, tx: Transaction, task: Task) -> None:
    """After the deadline has changed: what was planned and not given goes, unless somebody was promised it; a slot
    that was given before the old deadline comes again before the new one, under a name of its own, since no slot
    is ever given twice."""
    wanted = [each for each in await tx.nudges.of_task(task.id) if _was_promised(each)]
    await tx.nudges.drop_unclaimed(task.id)
    await tx.nudges.plan(wanted)
    given = {(each.party_id, each.slot) for each in await tx.nudges.of_task(task.id)}
    for party in acting(task):
        if is_done(party):
            continue
        person = await tx.people.get(party.person_id) if party.person_id else None
        zone = zone_of(ports, person) if person else ports.installation.time_zone
        for slot, at in reminder_slots(task.deadline, task.reminders, ports.clock(), zone):
            name: str | None = slot
            while name is not None and (party.id, name) in given:
                name = moved(name)
            if name is not None:
                await tx.nudges.plan([Nudge(task.id, party.id, name, due_at=at)])


def _was_promised(nudge: Nudge) -> bool:
    """Put off by its reader, or by who reminded them at night."""
    waits = nudge.claimed_at is None and nudge.skipped is None
    return waits and nudge.slot.startswith((SNOOZE, BY_HAND))
