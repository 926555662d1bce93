from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from signing.audit.chain import record
from signing.errors import BadAnswer, Refusal
from signing.ports import Actor, Nudge, Ports, TaskFilter, Transaction
from signing.task.acts import Act, Reader, check_act
from signing.task.deadlines import read_deadline
from signing.task.events import SNOOZED
from signing.task.model import Person
from signing.task.quiet import NEVER, quiet_end
from signing.task.reminding import MORNING as NINE
from signing.task.reminding import SNOOZE, Rest, at_clock, decent
from signing.task.routing import whose_move
from signing.task.workdays import is_workday
from signing.usecases.admission import Desk, at_desk, person_of
from signing.usecases.wishes_desk import region_for, zone_of

LONGEST = timedelta(days=30)
AN_HOUR, MORNING = "1h", "am"  # what the buttons say; all else is read as a moment is typed
MOST = 50  # tasks that are put off together


@dataclass(frozen=True, slots=True)
class Snoozed:
    until: datetime
    title: str | None  # None: everything that waits for them
    count: int
    left: int = 0  # that wait for them too, and end before then: those are reminded of as planned


async def snooze(ports: Ports, actor: Actor, words: str, task_id: str | None = None) -> Snoozed:
    """The reader's own wish: no reminder of the plan before then, and one then; at night too, unless they have
    chosen to be left in peace. Of one task, or (None) of all that wait for them. BadAnswer as `read_deadline`,
    `snooze-past-deadline`, `snooze-too-long`; Refusal `nothing-to-do`, `nothing-waits`."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        until = await _until(ports, tx, person, words)
    if task_id is not None:
        async with at_desk(ports, actor, task_id, "snooze") as desk:
            check_act(desk.task, Reader(person.id), Act.SNOOZE, ports.clock())
            if desk.task.deadline is not None and until >= desk.task.deadline:
                raise BadAnswer("snooze-past-deadline", deadline=desk.task.deadline.isoformat())
            if not await _put_off(ports, desk, actor, until):
                raise Refusal("nothing-to-do")
        return Snoozed(until, desk.task.title, 1)
    async with ports.transaction() as tx:
        waiting = await tx.tasks.find(TaskFilter(waiting_on=person.id, limit=MOST))
        in_time = [each for each in waiting if each.deadline is None or until < each.deadline]
        if waiting and not in_time:
            latest = max(each.deadline for each in waiting if each.deadline is not None)
            raise BadAnswer("snooze-past-deadline", deadline=latest.isoformat())
        done = [await _put_off(ports, Desk(tx, each, person), actor, until) for each in in_time]
        if not any(done):
            raise Refusal("nothing-waits")
    return Snoozed(until, None, sum(done), len(waiting) - len(in_time))


def offered(now: datetime, zone: str, deadline: datetime | None) -> list[str]:
    """What a reminder's buttons can offer before its task ends."""
    moments = {AN_HOUR: now + timedelta(hours=1), MORNING: _morning(now, zone)}
    return [words for words, at in moments.items() if deadline is None or at < deadline]


async def _until(ports: Ports, tx: Transaction, person: Person, words: str) -> datetime:
    """As it will really be: out of the reader's own quiet hours, and a morning is that of a day on which they are
    reminded."""
    now, zone = ports.clock(), zone_of(ports, person)
    wishes = await tx.preferences.get(person.id)
    if words == AN_HOUR:
        until = now + timedelta(hours=1)
    elif words == MORNING:
        until = _morning(now, zone)
    else:
        until = read_deadline(words, now=now, zone=zone)
        if until - now > LONGEST:
            raise BadAnswer("snooze-too-long", days=LONGEST.days)
    quiet = wishes.quiet or NEVER
    if words != MORNING or not wishes.days_off:
        return quiet_end(until, zone, quiet)
    region = region_for(ports, person, wishes)

    def works(day: date) -> bool:
        return is_workday(day, region)

    return decent(until, Rest(zone, quiet, works))[0]


def _morning(now: datetime, zone: str) -> datetime:
    return at_clock(now + timedelta(days=1), NINE, zone)


async def _put_off(ports: Ports, desk: Desk, actor: Actor, until: datetime) -> bool:
    tx, task = desk.tx, desk.task
    theirs = [party for party in whose_move(task) if party.person_id == desk.person.id]
    for party in theirs:
        for each in await tx.nudges.of_task(task.id):
            waits = each.claimed_at is None and each.skipped is None and each.slot.startswith(SNOOZE)
            if each.party_id == party.id and waits:
                await tx.nudges.skip(each, "snoozed")
        slot = f"{SNOOZE}{until.astimezone(UTC):%Y%m%d%H%M%S}"
        await tx.nudges.plan([Nudge(task.id, party.id, slot, due_at=until)])
        facts = {"party_id": party.id, "name": party.name, "until": until.isoformat()}
        await record(tx, at=ports.clock(), kind=SNOOZED, actor=actor, task_id=task.id, facts=facts)
    return bool(theirs)
