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
from signing.task.reminding import (
    BY_HAND,
    SNOOZE,
    Rest,
    decent,
    is_repeat,
    moved,
    next_repeat,
    of_keeper,
    wants_clock,
)
from signing.usecases.rest_for import rest_for
from signing.usecases.seal_turns import SealTurn, is_reached, keeper_for, seal_turns
from signing.usecases.tell_not_reminded import tell_not_reminded
from signing.usecases.wishes_desk import zone_of

TOO_LATE = timedelta(hours=12)  # a nudge that old says the wrong thing
KEEPERS = "keepers"  # why a slot is not the party's: it waits for a seal's keepers, who have slots of their own
MOOT = frozenset({"ended", "acted", "not-their-turn", "decided", KEEPERS})


@dataclass(frozen=True, slots=True)
class Due:
    """`past`: all slots of this reader for this party so far. `turn`: the reader is a seal's keeper, for whom the
    party waits."""

    nudge: Nudge
    task: Task
    party: Party
    person: Person
    past: tuple[Nudge, ...]
    turn: SealTurn | None = None


async def judge(ports: Ports, tx: Transaction, nudge: Nudge, claimed: Sequence[Nudge]) -> Sequence[Due]:
    """The nudge with all it needs, for each of its readers; nothing once it is skipped or moved. One that repeats
    has planned the next."""
    task = await tx.tasks.get(nudge.task_id)
    party = task.party(nudge.party_id) if task else None
    person = await tx.people.get(party.person_id) if party and party.person_id else None
    past = [each for each in await tx.nudges.of_task(nudge.task_id) if each.party_id == nudge.party_id]
    why = _why_not(nudge, claimed, past, task, party)
    if task is not None and why != "ended" and is_repeat(nudge.slot):
        await _plan_next(ports, tx, nudge, task, person)
    turns = await seal_turns(ports, tx, task, party) if task and party and why in {None, "snoozed"} else {}
    if nudge.reader_id is not None:
        turn = turns.get(nudge.reader_id)
        why = why or (None if turn else "decided")
        reader = await tx.people.get(nudge.reader_id)
        return await _judge_one(ports, tx, nudge, (task, party, reader), past, why=why, turn=turn)
    if not turns:
        return await _judge_one(ports, tx, nudge, (task, party, person), past, why=why)
    assert task is not None and party is not None, "it waits"
    await skip(ports, tx, nudge, KEEPERS)
    if nudge.slot.startswith(SNOOZE):
        return ()  # its reader can do nothing now; once they can, they are told
    found: list[Due] = []
    for keeper_id, turn in turns.items():
        slot = of_keeper(nudge.slot, keeper_id)
        if any(each.slot.startswith(slot) for each in past):
            continue  # it came before their night
        theirs = replace(nudge, slot=slot, reader_id=keeper_id)
        await tx.nudges.plan([theirs])
        whom = (task, party, await tx.people.get(keeper_id))
        found += await _judge_one(ports, tx, theirs, whom, (*past, theirs), turn=turn)
    return found


async def _judge_one(
    ports: Ports,
    tx: Transaction,
    nudge: Nudge,
    whom: tuple[Task | None, Party | None, Person | None],
    past: Sequence[Nudge],
    *,
    why: str | None = None,
    turn: SealTurn | None = None,
) -> Sequence[Due]:
    task, party, person = whom
    if why is None and (party is None or not await is_reached(ports, tx, person, party, turn)):
        why = "unreachable"
    if why is not None or task is None or party is None or person is None:
        await skip(ports, tx, nudge, why or "ended")
        return ()
    mine = tuple(each for each in past if each.reader_id == nudge.reader_id)
    due = Due(nudge, task, party, person, mine, turn)
    return () if await _moves(ports, tx, due) else (due,)


async def name_of(ports: Ports, tx: Transaction, due: Due, reader_id: str) -> str:
    """How `reader_id`, who waits for them, hears of the one who is reminded."""
    reader = await tx.people.get(reader_id) if due.turn else None
    if due.turn is None or reader is None:
        return due.party.name
    return await keeper_for(ports, tx, reader, due.task, due.turn, keeper_id=due.person.id)


async def skip(ports: Ports, tx: Transaction, nudge: Nudge, why: str) -> None:
    """That a reminder was not given is evidence too, unless there was nothing left to remind of."""
    await tx.nudges.skip(nudge, why)
    if why not in MOOT:
        facts = {"party_id": nudge.party_id, "slot": nudge.slot, "why": why}
        facts |= {"keeper": nudge.reader_id} if nudge.reader_id else {}
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
    past_deadline = task.deadline is not None and task.deadline <= now
    newer = any(
        (other.task_id, other.party_id) == (nudge.task_id, nudge.party_id)
        and other.reader_id in {None, nudge.reader_id}
        and (other.due_at, other.slot) > (nudge.due_at, nudge.slot)
        for other in claimed
    )
    if past_deadline or newer or now - nudge.due_at > TOO_LATE:
        return "late"
    put_off = any(_waits(each) and each.slot.startswith(SNOOZE) and each.due_at > now for each in past)
    return "snoozed" if put_off and nudge.reader_id is None else None


def claimed_at(nudge: Nudge) -> datetime:
    assert nudge.claimed_at is not None, "only what was claimed is judged"
    return nudge.claimed_at


def _waits(nudge: Nudge) -> bool:
    return nudge.claimed_at is None and nudge.skipped is None


async def _plan_next(ports: Ports, tx: Transaction, nudge: Nudge, task: Task, person: Person | None) -> None:
    if task.reminders.every_days > 0 and task.deadline is None:
        zone = zone_of(ports, person) if person else ports.installation.time_zone
        slot, at = next_repeat(nudge.slot, nudge.due_at, task.reminders, claimed_at(nudge), zone)
        await tx.nudges.plan([Nudge(task.id, nudge.party_id, slot, due_at=at)])


async def _moves(ports: Ports, tx: Transaction, due: Due) -> bool:
    """Out of the quiet hours and days off as a slot of its own, judged again when it is due; never past the
    deadline: then who waits is told that nobody was reminded."""
    nudge, task, person = due.nudge, due.task, due.person
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
        name = await name_of(ports, tx, due, task.initiator_id)
        deadline, part = task.deadline.isoformat(), "rest" if due.turn is None else "rest-keeper"
        await tell_not_reminded(tx, task, due.party, why="rest", part=part, name=name, deadline=deadline)
    return True
