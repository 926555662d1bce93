from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Nudge, Ports, TaskFilter, Transaction
from signing.task.events import ADMIN_READ, REMIND_PUT_OFF, REMINDED
from signing.task.model import PARTIES_MOVE, Party, Person, Task
from signing.task.reminding import BY_HAND, first_awake, of_keeper
from signing.task.rights import rights
from signing.task.routing import whose_move
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.put_keeper_nudge import put_keeper_nudge
from signing.usecases.put_nudge import IN_DIGEST, put_nudge
from signing.usecases.rest_for import rest_for
from signing.usecases.seal_turns import SealTurn, is_reached, seal_turns
from signing.usecases.seal_waits import seal_wait
from signing.usecases.views import RemindedParty, ReminderReport, Resting, SealWait
from signing.usecases.wishes_desk import zone_of

DAY = timedelta(days=1)
# A task is late when its deadline is that near, or when it has been out that long.
NEAR = timedelta(days=1)
LONG_OUT = timedelta(days=3)
BATCH = 50
LATE_MOST = 1000  # that are looked at
# A second tap on "all late ones", or the same update once more: its report is the first one's.
SAME_TAP = timedelta(seconds=10)
# As the Chinese platforms do: 法大大 allows two a day at least two hours apart.
BY_HAND_A_DAY = 2
BY_HAND_APART = timedelta(hours=2)
GIVEN = frozenset({None, IN_DIGEST})

Outcome = dict[str, list[RemindedParty]]


@dataclass(frozen=True, slots=True)
class _Whom:
    """`turn`: the reader is a seal's keeper, for whom the party waits."""

    task: Task
    party: Party
    reader: Person | None
    turn: SealTurn | None = None


@dataclass(frozen=True, slots=True)
class _How:
    actor: Actor
    all_late: bool
    all_the_same: bool


async def remind(
    ports: Ports, actor: Actor, task_id: str | None = None, *, all_the_same: bool = False
) -> ReminderReport:
    """Reminds whoever has the next move, in one task or (None) in all late ones: an initiator's own, an admin's
    whole installation. Who has quiet hours, or a day off, is reminded when they end; where the task ends before
    then, only if `all_the_same`. Says who was reached and who was not. For one task, Refusal("remind-too-soon")
    where nobody could be reached for that reason alone, Refusal("nobody-to-remind") where nobody has a move."""
    tasks = [task_id] if task_id is not None else await _late_tasks(ports, actor)
    outcome: Outcome = defaultdict(list)
    for each in tasks:
        try:
            how = _How(actor, all_late=task_id is None, all_the_same=all_the_same)
            await _remind_in(ports, each, outcome, how)
        except NotAllowed as refusal:
            await record_refusal(ports, actor, each, "remind", refusal)
            raise
    if outcome["reached"]:
        ports.wake()
    elif task_id is not None and not any(outcome[key] for key in ("capped", "unreachable", "later", "resting")):
        raise Refusal("remind-too-soon" if outcome["too_soon"] else "nobody-to-remind")
    return ReminderReport(**{key: tuple(parties) for key, parties in outcome.items()})


async def _late_tasks(ports: Ports, actor: Actor) -> Sequence[str]:
    now = ports.clock()
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        states = frozenset(state.value for state in PARTIES_MOVE)
        whose = None if person.is_admin else person.id
        late: list[str] = []
        for offset in range(0, LATE_MOST, BATCH):
            wanted = TaskFilter(initiator_id=whose, states=states, limit=BATCH, offset=offset)
            found = await tx.tasks.find(wanted)
            late += [task.id for task in found if _is_late(task, now)]
            if len(found) < BATCH:
                break
    return late


def _is_late(task: Task, now: datetime) -> bool:
    near = task.deadline is not None and task.deadline - now <= NEAR
    return near or (task.sent_at is not None and now - task.sent_at >= LONG_OUT)


async def _remind_in(ports: Ports, task_id: str, outcome: Outcome, how: _How) -> None:
    actor = how.actor
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        task = await tx.tasks.claim(task_id)  # claimed: two /remind at once count each other
        may = rights(task, person.id, is_admin=person.is_admin) if task else frozenset()
        if task is None or not may:
            raise NotAllowed("not-found")
        if "remind" not in may:
            if task.initiator_id != person.id and not person.is_admin:
                raise NotAllowed("initiator-only")
            return
        past, reached = await tx.nudges.of_task(task_id), False
        for party in whose_move(task):
            theirs = [each for each in past if each.party_id == party.id]
            for whom in await _readers(ports, tx, task, party):
                result, rest = await _remind_one(ports, tx, whom, theirs, how)
                reached |= result in {"reached", "later"}
                wait = await _wait(ports, tx, person, whom)
                said = RemindedParty(task.id, task.number, task.title, party.id, party.name, rest, wait)
                outcome[result].append(said)
        if not reached and task.initiator_id != person.id:  # else the reminder itself says that they were here
            facts = {"what": "remind"}
            await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=task_id, facts=facts)


async def _readers(ports: Ports, tx: Transaction, task: Task, party: Party) -> Sequence[_Whom]:
    """The party's person; the keepers of a seal, where the party waits for one of them."""
    turns = await seal_turns(ports, tx, task, party)
    if turns:
        return [_Whom(task, party, await tx.people.get(each), turn) for each, turn in turns.items()]
    return [_Whom(task, party, await tx.people.get(party.person_id) if party.person_id else None)]


async def _wait(ports: Ports, tx: Transaction, sender: Person, whom: _Whom) -> SealWait | None:
    if whom.turn is None or whom.reader is None:
        return None
    return await seal_wait(ports, tx, sender, whom.task, whom.turn.request, keeper_id=whom.reader.id)


async def _remind_one(
    ports: Ports, tx: Transaction, whom: _Whom, past: Sequence[Nudge], how: _How
) -> tuple[str, Resting | None]:
    """`past`: all slots of the party."""
    task, party, reader = whom.task, whom.party, whom.reader
    now = ports.clock()
    if reader is None or not await is_reached(ports, tx, reader, party, whom.turn):
        return "unreachable", None
    all_by_hand = [each for each in past if each.slot.startswith(BY_HAND)]
    keeper_id = reader.id if whom.turn else None
    by_hand = [each for each in all_by_hand if each.reader_id == keeper_id]
    rest = await _rest(ports, tx, task, reader)
    planned = next((each for each in by_hand if each.claimed_at is None and each.skipped is None), None)
    if planned is not None:
        return "later", rest or Resting("quiet", now, planned.due_at, zone_of(ports, reader))
    if why := await _enough(ports, tx, reader, [each.due_at for each in by_hand if each.skipped in GIVEN], how):
        return why, None
    in_time = rest is not None and (task.deadline is None or rest.until < task.deadline)
    if rest is not None and not in_time and not how.all_the_same:
        return "resting", rest
    slot = f"{BY_HAND}{now:%Y%m%d}-{len(all_by_hand) + 1}"
    slot = of_keeper(slot, keeper_id) if keeper_id else slot
    if rest is not None and in_time:
        await tx.nudges.plan([Nudge(task.id, party.id, slot, due_at=rest.until, reader_id=keeper_id)])
        facts = {"party_id": party.id, "name": party.name, "slot": slot, "until": rest.until.isoformat()}
        facts |= {"keeper": keeper_id, "what": "keeper"} if keeper_id else {}
        await record(tx, at=now, kind=REMIND_PUT_OFF, actor=how.actor, task_id=task.id, facts=facts)
        return "later", rest
    nudge = Nudge(task.id, party.id, slot, due_at=now, claimed_at=now, reader_id=keeper_id)
    await tx.nudges.plan([nudge])
    forced = rest is not None
    if whom.turn is not None:
        asked = (task, party, whom.turn)
        await put_keeper_nudge(ports, tx, asked, nudge, kind=REMINDED, actor=how.actor, all_the_same=forced)
    else:
        await put_nudge(ports, tx, task, party, nudge, kind=REMINDED, actor=how.actor, all_the_same=forced)
    return "reached", None


async def _rest(ports: Ports, tx: Transaction, task: Task, reader: Person) -> Resting | None:
    now = ports.clock()
    rest = await rest_for(ports, tx, task.reminders, reader, by_hand=True)
    until, why = first_awake(now, rest)
    return Resting(why, now, until, rest.zone) if why is not None and until > now else None


async def _enough(
    ports: Ports, tx: Transaction, reader: Person, given: Sequence[datetime], how: _How
) -> str | None:
    now = ports.clock()
    recent = [at for at in given if now - at < DAY]
    if how.all_late and any(now - at < SAME_TAP for at in recent):
        return "reached"
    if len(recent) >= BY_HAND_A_DAY or any(now - at < BY_HAND_APART for at in recent):
        return "too_soon"
    sent = await tx.nudges.sent_since(reader.id, now - DAY)
    return "capped" if sent >= ports.installation.nudges_per_person_per_day else None
