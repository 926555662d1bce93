from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Nudge, Ports, TaskFilter, Transaction
from signing.task.events import ADMIN_READ, REMINDED
from signing.task.model import PARTIES_MOVE, Party, Person, Task
from signing.task.rights import rights
from signing.task.routing import whose_move
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.put_nudge import put_nudge
from signing.usecases.views import RemindedParty, ReminderReport
from signing.usecases.ways_of import past_chat

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
BY_HAND = "manual-"

Outcome = dict[str, list[RemindedParty]]


async def remind(ports: Ports, actor: Actor, task_id: str | None = None) -> ReminderReport:
    """Reminds whoever has the next move, in one task or (None) in all late ones: an initiator's own, an admin's
    whole installation. Says who was reached and who was not. For one task, Refusal("remind-too-soon") where
    nobody could be reached for that reason alone, Refusal("nobody-to-remind") where nobody has a move."""
    tasks = [task_id] if task_id is not None else await _late_tasks(ports, actor)
    outcome: Outcome = defaultdict(list)
    for each in tasks:
        try:
            await _remind_in(ports, actor, each, outcome, all_late=task_id is None)
        except NotAllowed as refusal:
            await record_refusal(ports, actor, each, "remind", refusal)
            raise
    if outcome["reached"]:
        ports.wake()
    elif task_id is not None and not outcome["capped"] and not outcome["unreachable"]:
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


async def _remind_in(ports: Ports, actor: Actor, task_id: str, outcome: Outcome, *, all_late: bool) -> None:
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
            reader = await tx.people.get(party.person_id) if party.person_id else None
            result = await _remind_party(ports, tx, (task, party, reader), past, actor, all_late=all_late)
            reached |= result == "reached"
            outcome[result].append(RemindedParty(task.id, task.number, task.title, party.id, party.name))
        if not reached and task.initiator_id != person.id:  # else the reminder itself says that they were here
            facts = {"what": "remind"}
            await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=task_id, facts=facts)


async def _remind_party(
    ports: Ports,
    tx: Transaction,
    whom: tuple[Task, Party, Person | None],
    past: Sequence[Nudge],
    actor: Actor,
    *,
    all_late: bool,
) -> str:
    task, party, reader = whom
    now = ports.clock()
    if reader is None or (reader.blocked and await past_chat(ports, tx, reader, party) is None):
        return "unreachable"
    by_hand = [each.due_at for each in past if each.party_id == party.id and each.slot.startswith(BY_HAND)]
    recent = [at for at in by_hand if now - at < DAY]
    if all_late and any(now - at < SAME_TAP for at in recent):
        return "reached"
    if len(recent) >= BY_HAND_A_DAY or any(now - at < BY_HAND_APART for at in recent):
        return "too_soon"
    if await tx.nudges.sent_since(reader.id, now - DAY) >= ports.installation.nudges_per_person_per_day:
        return "capped"
    slot = f"{BY_HAND}{now:%Y%m%d}-{len(by_hand) + 1}"
    nudge = Nudge(task.id, party.id, slot, due_at=now, claimed_at=now)
    await tx.nudges.plan([nudge])
    await put_nudge(ports, tx, task, party, nudge, kind=REMINDED, actor=actor)
    return "reached"
