"""Whether a claimed reminder still makes sense, and for whom: else it is skipped, or moved to a better moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from signing.audit.chain import record
from signing.ports import SYSTEM, Nudge, Ports, Transaction
from signing.task.events import NUDGE_SKIPPED
from signing.task.model import PARTIES_MOVE, Party, PartyState, Person, Task
from signing.task.quiet import NEVER
from signing.task.reminding import BY_HAND, SNOOZE, Rest, decent, is_repeat, moved, next_repeat, wants_clock
from signing.usecases.rest_for import rest_for
from signing.usecases.tell_not_reminded import tell_not_reminded
from signing.usecases.ways_of import past_chat
from signing.usecases.wishes_desk import zone_of

TOO_LATE = timedelta(hours=12)  # a nudge that old says the wrong thing
MOOT = frozenset({"ended", "acted", "not-their-turn"})


@dataclass(frozen=True, slots=True)
class Due:
    """`past`: all slots of this party so far."""

    nudge: Nudge
    task: Task
    party: Party
    person: Person
    past: tuple[Nudge, ...]


async def judge(ports: Ports, tx: Transaction, nudge: Nudge, claimed: Sequence[Nudge]) -> Due | None:
    """The nudge with all it needs, or None once it is skipped or moved. One that repeats has planned the next."""
    task = await tx.tasks.get(nudge.task_id)
    party = task.party(nudge.party_id) if task else None
    person = await tx.people.get(party.person_id) if party and party.person_id else None
    past = [each for each in await tx.nudges.of_task(nudge.task_id) if each.party_id == nudge.party_id]
    why = _why_not(nudge, claimed, past, task, party)
    if task is not None and why != "ended" and is_repeat(nudge.slot):
        await _plan_next(ports, tx, nudge, task, person)
    if why is None and (person is None or not await _is_reached(ports, tx, person, party)):
        why = "unreachable"
    if why is not None or task is None or party is None or person is None:
        await skip(ports, tx, nudge, why or "ended")
        return None
    if await _moves(ports, tx, nudge, task, party=party, person=person):
        return None
    return Due(nudge, task, party, person, tuple(past))


async def skip(ports: Ports, tx: Transaction, nudge: Nudge, why: str) -> None:
    """That a reminder was not given is evidence too, unless there was nothing left to remind of."""
    await tx.nudges.skip(nudge, why)
    if why not in MOOT:
        facts = {"party_id": nudge.party_id, "slot": nudge.slot, "why": why}
        now = ports.clock()
        await record(tx, at=now, kind=NUDGE_SKIPPED, actor=SYSTEM, task_id=nudge.task_id, facts=facts)


def _why_not(
    nudge: Nudge,
    claimed: Sequence[Nudge],
    past: Sequence[Nudge],
    task: Task | None,
    party: Party | None,
) -> str | None:
    now = claimed_at(nudge)
    if task is None or party is None or task.state not in PARTIES_MOVE:
        return "ended"
    if party.state is PartyState.NOT_YET:
        return "not-their-turn"
    if party.state is not PartyState.TO_ACT:
        return "acted"
    if any(_waits(each) and each.slot.startswith(SNOOZE) and each.due_at > now for each in past):
        return "snoozed"
    past_deadline = task.deadline is not None and task.deadline <= now
    newer = any(
        (other.task_id, other.party_id) == (nudge.task_id, nudge.party_id)
        and (other.due_at, other.slot) > (nudge.due_at, nudge.slot)
        for other in claimed
    )
    return "late" if past_deadline or newer or now - nudge.due_at > TOO_LATE else None


def claimed_at(nudge: Nudge) -> datetime:
    assert nudge.claimed_at is not None, "only what was claimed is judged"
    return nudge.claimed_at


def _waits(nudge: Nudge) -> bool:
    return nudge.claimed_at is None and nudge.skipped is None


async def _is_reached(ports: Ports, tx: Transaction, person: Person, party: Party | None) -> bool:
    """Who has blocked the bot may have a way of their own, or an address that the initiator has named."""
    return not person.blocked or (party is not None and await past_chat(ports, tx, person, party) is not None)


async def _plan_next(ports: Ports, tx: Transaction, nudge: Nudge, task: Task, person: Person | None) -> None:
    if task.reminders.every_days > 0 and task.deadline is None:
        zone = zone_of(ports, person) if person else ports.installation.time_zone
        slot, at = next_repeat(nudge.slot, nudge.due_at, task.reminders, claimed_at(nudge), zone)
        await tx.nudges.plan([Nudge(task.id, nudge.party_id, slot, due_at=at)])


async def _moves(ports: Ports, tx: Transaction, nudge: Nudge, task: Task, *, party: Party, person: Person) -> bool:
    """Out of the quiet hours and days off as a slot of its own, judged again when it is due; never past the
    deadline: then who waits is told that nobody was reminded."""
    now, zone = claimed_at(nudge), zone_of(ports, person)
    rest = await rest_for(ports, tx, task.reminders, person, by_hand=nudge.slot.startswith(BY_HAND))
    if nudge.slot.startswith(SNOOZE):
        wishes = await tx.preferences.get(person.id)
        rest = Rest(zone, wishes.quiet or NEVER)  # asked for by its reader: only their own hours count
    end, why = decent(now, rest, wants_clock(nudge.slot, nudge.due_at, zone, task.reminders))
    if end <= now or why is None:
        return False
    in_time = task.deadline is None or end < task.deadline
    if why == "clock" and not in_time:
        return False  # better at another hour than not at all
    await skip(ports, tx, nudge, why)
    slot = moved(nudge.slot)
    if in_time and slot is not None:
        await tx.nudges.plan([replace(nudge, slot=slot, due_at=end, claimed_at=None, skipped=None)])
    elif not in_time and task.deadline is not None:
        await tell_not_reminded(tx, task, party, why="rest", part="rest", deadline=task.deadline.isoformat())
    return True
