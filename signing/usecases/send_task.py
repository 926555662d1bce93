from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from signing.errors import NotAllowed, Stale
from signing.ports import Actor, Ports, Transaction
from signing.task import drafting
from signing.task.meetable import check_meetable
from signing.task.members import check_may_start
from signing.task.model import Task, TaskState
from signing.task.ways import way_to_party
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle
from signing.usecases.bind_known import bound_if_known
from signing.usecases.contacts import remember_parties
from signing.usecases.draft_desk import end_dialogue_about
from signing.usecases.plan_nudges import plan_nudges
from signing.usecases.view_task import view_task
from signing.usecases.views import TaskView

OURS_NOW = frozenset({TaskState.DRAFT, TaskState.DISCARDED})


async def send_task(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> TaskView:
    """The draft goes out: state PREPARING, reminders planned, job `prepare` queued, conversation ended.
    Refusal("draft-incomplete", missing=…); a second tap on the same draft gives the task as it is."""
    async with at_desk(ports, actor, task_id, "send") as desk:
        task, tx = desk.task, desk.tx
        if task.initiator_id != desk.person.id:
            raise NotAllowed("not-found")
        if task.state in OURS_NOW:
            if version is not None and version != task.version:
                raise Stale("task-changed")
            await put_out(ports, tx, actor, task)
            await end_dialogue_about(tx, desk.person.id, task.id)
    ports.wake()
    return await view_task(ports, actor, task_id)


async def put_out(ports: Ports, tx: Transaction, actor: Actor, task: Task) -> Task:
    """In the caller's transaction. Refusal("draft-incomplete", missing=…), `demand-proof`, `demand-means`."""
    now = ports.clock()
    initiator = await tx.people.get(task.initiator_id)
    assert initiator is not None, "a task names them"
    check_may_start(initiator, members_only=ports.installation.members_only)
    task_now = await _with_people(tx, task)
    after, events = drafting.send(task_now, now)
    ways, names = ports.installation.ways, ports.real_names is not None
    check_meetable(task_now, await _by_letter(tx, task_now, ways), ways, names=names)
    await settle(ports, tx, task, after, events, actor=actor)
    if task.bulk_id is None:  # a sheet's people are nobody's acquaintances, and may be thousands
        await remember_parties(ports, tx, initiator, after.parties)
    await plan_nudges(ports, tx, after)
    key = f"prepare:{task.id}:{after.version}"
    await tx.jobs.enqueue(kind="prepare", task_id=task.id, key=key, run_at=now)
    return after


async def _by_letter(tx: Transaction, task: Task, ways: Collection[str]) -> set[str]:
    """Ids of the parties who come without a chat."""
    found = set()
    for party in task.parties:
        person = await tx.people.get(party.person_id) if party.person_id else None
        if (person.telegram_id is None) if person else way_to_party(party, ways):
            found.add(party.id)
    return found


async def _with_people(tx: Transaction, task: Task) -> Task:
    """Somebody named days ago may have met the bot since."""
    return replace(task, parties=tuple([await bound_if_known(tx, party) for party in task.parties]))
