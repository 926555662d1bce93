"""What waits before it leaves: for the end of its reader's quiet hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from signing.ports import OutboxItem, Ports, Transaction
from signing.task.model import Person
from signing.task.preferences import Preferences
from signing.task.quiet import in_quiet_hours, quiet_end
from signing.usecases.wishes_desk import zone_of

# Codes, links and reports answer what their reader has just asked for; a letter is for somebody else.
HELD = frozenset({"told", "card", "copy", "invitation", "nudge", "digest", "question", "attention", "seal"})
ROBOT = "robot"  # the admins'; people's own are held as they wish
AWAKE = timedelta(minutes=10)  # after an act of their own in a task, what it brings about is an answer to it


async def held(
    ports: Ports, tx: Transaction, item: OutboxItem, reader: Person | None, wishes: Preferences
) -> datetime | None:
    """The end of the reader's quiet hours, where they have any now and this can wait for it. A card that only
    moves on makes no sound."""
    if item.channel == ROBOT:
        return await _all_rest(ports, tx)
    if reader is None or wishes.quiet is None or item.kind not in HELD:
        return None
    if item.facts.get("all_the_same"):
        return None  # the task ends before they do, and whoever waits was asked
    if item.kind == "card" and not item.facts.get("fresh"):
        return None
    now, zone = ports.clock(), zone_of(ports, reader)
    if not in_quiet_hours(now, zone, wishes.quiet) or await _awake(tx, item, now):
        return None
    return quiet_end(now, zone, wishes.quiet)


async def _all_rest(ports: Ports, tx: Transaction) -> datetime | None:
    """A robot speaks to all admins at once: it waits for the first of them to wake, while each has quiet hours."""
    now, ends = ports.clock(), []
    for admin in await tx.people.admins():
        hours, zone = (await tx.preferences.get(admin.id)).quiet, zone_of(ports, admin)
        if hours is None or not in_quiet_hours(now, zone, hours):
            return None
        ends.append(quiet_end(now, zone, hours))
    return min(ends, default=None)


async def _awake(tx: Transaction, item: OutboxItem, now: datetime) -> bool:
    if item.task_id is None:
        return False
    entries = await tx.audit.of_task(item.task_id)
    return any(each.actor.person_id == item.person_id and now - each.at <= AWAKE for each in entries)
