from __future__ import annotations

from signing.ports import Nudge, Ports, Transaction
from signing.task.deadlines import reminder_slots
from signing.task.model import Task
from signing.task.routing import acting
from signing.usecases.wishes_desk import zone_of


async def plan_nudges(ports: Ports, tx: Transaction, task: Task) -> None:
    """The reminders of a task, for everybody who acts in it, in the caller's transaction. Again after its deadline
    or its people have changed: `drop_unclaimed` first; what is planned already stays as it is."""
    for party in acting(task):
        person = await tx.people.get(party.person_id) if party.person_id else None
        zone = zone_of(ports, person) if person else ports.installation.time_zone
        slots = reminder_slots(task.deadline, task.reminders, ports.clock(), zone)
        await tx.nudges.plan([Nudge(task.id, party.id, slot, due_at=at) for slot, at in slots])
