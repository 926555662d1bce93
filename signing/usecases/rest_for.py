from __future__ import annotations

from dataclasses import replace
from datetime import date

from signing.ports import Ports, Transaction
from signing.task.model import Person, ReminderPlan
from signing.task.reminding import Rest, rest_of
from signing.task.workdays import is_workday
from signing.usecases.wishes_desk import region_for, zone_of


async def rest_for(
    ports: Ports, tx: Transaction, plan: ReminderPlan, person: Person, *, by_hand: bool = False
) -> Rest:
    """When this reader is not reminded, by plan or (`by_hand`) by a person: the one place that knows. Whoever
    reminds by hand on a day off is not held back by a plan of their own, only by their reader's wish."""
    wishes, zone = await tx.preferences.get(person.id), zone_of(ports, person)
    region = region_for(ports, person, wishes)

    def works(day: date) -> bool:
        return is_workday(day, region)

    return rest_of(replace(plan, workdays=False) if by_hand else plan, wishes, zone, works)
