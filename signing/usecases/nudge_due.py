from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from signing.audit.chain import record
from signing.ports import SYSTEM, Nudge, Ports, Transaction
from signing.task.events import NUDGE_SKIPPED, NUDGED
from signing.task.model import PARTIES_MOVE, Party, PartyState, Person, Task
from signing.task.quiet import in_quiet_hours, quiet_end
from signing.usecases.put_nudge import put_nudge

BATCH = 200
TOO_LATE = timedelta(hours=12)  # a nudge that old says the wrong thing
DAY = timedelta(days=1)
MOOT = frozenset({"ended", "acted", "not-their-turn"})
MOVED = "-q"  # end of a slot's name: moved out of quiet hours, once


@dataclass(frozen=True, slots=True)
class _Due:
    nudge: Nudge
    task: Task
    party: Party
    person: Person


async def nudge_due(ports: Ports) -> int:
    """Claims the reminder slots that are due and puts out those that still make sense; gives how many went out.
    Each slot is claimed once, ever: a crash after this costs a nudge, never doubles one."""
    now = ports.clock()
    async with ports.transaction() as tx:
        sensible: dict[str, list[_Due]] = defaultdict(list)
        claimed = await tx.nudges.claim_due(now, BATCH)
        for nudge in claimed:
            due = await _judge(ports, tx, nudge, claimed, now)
            if due is not None:
                sensible[due.person.id].append(due)
        gone_out = 0
        for person_id, share in sensible.items():
            # What was claimed just now counts as sent already.
            before = await tx.nudges.sent_since(person_id, now - DAY) - len(share)
            allowed = max(0, ports.installation.nudges_per_person_per_day - before)
            for due in share[:allowed]:
                await put_nudge(ports, tx, due.task, due.party, due.nudge, kind=NUDGED, actor=SYSTEM)
            for due in share[allowed:]:
                await _skip(ports, tx, due.nudge, "capped")
            gone_out += len(share[:allowed])
    if gone_out:
        ports.wake()
    return gone_out


async def _judge(
    ports: Ports, tx: Transaction, nudge: Nudge, claimed: Sequence[Nudge], now: datetime
) -> _Due | None:
    """The nudge with all it needs, or None once it is skipped or moved."""
    task = await tx.tasks.get(nudge.task_id)
    party = task.party(nudge.party_id) if task else None
    person = await tx.people.get(party.person_id) if party and party.person_id else None
    why = _why_not(nudge, claimed, task, party, now)
    if why is None and (person is None or person.blocked):
        why = "unreachable"
    if why is not None or task is None or party is None or person is None:
        await _skip(ports, tx, nudge, why or "ended")
        return None
    zone = person.time_zone or ports.installation.time_zone
    if in_quiet_hours(now, zone, task.reminders):
        await _move(ports, tx, nudge, task, quiet_end(now, zone, task.reminders))
        return None
    return _Due(nudge, task, party, person)


def _why_not(
    nudge: Nudge, claimed: Sequence[Nudge], task: Task | None, party: Party | None, now: datetime
) -> str | None:
    if task is None or party is None or task.state not in PARTIES_MOVE:
        return "ended"
    if party.state is PartyState.NOT_YET:
        return "not-their-turn"
    if party.state is not PartyState.TO_ACT:
        return "acted"
    past_deadline = task.deadline is not None and task.deadline <= now
    newer = any(
        (other.task_id, other.party_id) == (nudge.task_id, nudge.party_id) and other.due_at > nudge.due_at
        for other in claimed
    )
    return "late" if past_deadline or newer or now - nudge.due_at > TOO_LATE else None


async def _skip(ports: Ports, tx: Transaction, nudge: Nudge, why: str) -> None:
    """That a reminder was not given is evidence too, unless there was nothing left to remind of."""
    await tx.nudges.skip(nudge, why)
    if why not in MOOT:
        facts = {"party_id": nudge.party_id, "slot": nudge.slot, "why": why}
        now = ports.clock()
        await record(tx, at=now, kind=NUDGE_SKIPPED, actor=SYSTEM, task_id=nudge.task_id, facts=facts)


async def _move(ports: Ports, tx: Transaction, nudge: Nudge, task: Task, end: datetime) -> None:
    """Out of the quiet hours as a slot of its own, judged again when it is due; never past the deadline."""
    await _skip(ports, tx, nudge, "quiet")
    if not nudge.slot.endswith(MOVED) and (task.deadline is None or end < task.deadline):
        await tx.nudges.plan([replace(nudge, slot=nudge.slot + MOVED, due_at=end, claimed_at=None, skipped=None)])
