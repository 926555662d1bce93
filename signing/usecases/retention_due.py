"""What has ended and served its time: told of, and deleted, by a timer."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

from signing.audit.chain import record
from signing.ports import SYSTEM, Ports, Transaction
from signing.ports.keeping import Mark
from signing.task.events import RETENTION_WARNED
from signing.task.model import Task
from signing.task.retention import DAY, MARKS, Deed, Keeping, Rules, horizon, judged
from signing.usecases.erasure_register import show_register
from signing.usecases.retention_delete import delete_by_rule

AT_ONCE = 200
Told = dict[tuple[str, int], list[tuple[Task, datetime]]]  # (person, mark) → (task, when it goes)


async def retention_due(ports: Ports) -> int:
    """Gives how many were told of or deleted. Each task in a transaction of its own: whatever dies in between, the
    next tick goes on where the rows say."""
    async with ports.transaction() as tx:
        days = horizon(*_house(ports), await tx.keepings.folder_days())
    if days is None:
        return 0
    before = ports.clock() - (days - MARKS[0] - 1) * DAY
    after: Mark | None = None
    told: Told = defaultdict(list)
    done = deleted = 0
    while True:
        async with ports.transaction() as tx:
            page = await tx.keepings.candidates(before, after, AT_ONCE)
        for _, task_id in page:
            deed = await _look_at(ports, task_id, told)
            done += deed is not Deed.NOTHING
            deleted += deed is Deed.DELETE
        if len(page) < AT_ONCE:
            break
        after = page[-1]
    await _tell(ports, told)
    if deleted:
        await show_register(ports)
    if done:
        ports.wake()
    return done


async def rules_for(ports: Ports, tx: Transaction, task: Task) -> Rules:
    folders, held = await tx.keepings.folders_of(task.id)
    return Rules(*_house(ports), tuple(folders), held)


def _house(ports: Ports) -> tuple[int, int]:
    return ports.installation.retention_days, ports.installation.retention_unfinished_days


async def _look_at(ports: Ports, task_id: str, told: Told) -> Deed:
    now = ports.clock()
    async with ports.transaction() as tx:
        task = await tx.tasks.claim(task_id)
        if task is None or task.deleted_at is not None:
            return Deed.NOTHING
        rules, before = await rules_for(ports, tx, task), await tx.keepings.get(task_id)
        after, deed = judged(task, rules, before, now)
        if deed is Deed.DELETE:
            await delete_by_rule(ports, tx, task, rules.days(task) or 0)
            return deed
        if after != before:
            await tx.keepings.put(after)
        if deed is Deed.WARN:
            await _note_warning(tx, task, after, now)
            for person_id in {task.initiator_id, *(admin.id for admin in await tx.people.admins())}:
                told[person_id, after.warned].append((task, after.goes_at or now))
    return deed


async def _note_warning(tx: Transaction, task: Task, keeping: Keeping, now: datetime) -> None:
    assert keeping.goes_at is not None, "told of"
    facts = {"days": keeping.warned, "until": f"{keeping.goes_at:%Y-%m-%d}"}
    await record(tx, at=now, kind=RETENTION_WARNED, actor=SYSTEM, task_id=task.id, facts=facts)


async def _tell(ports: Ports, told: Told) -> None:
    """One message a person and mark, however many it is about: with the task's buttons where it is one."""
    now, zone = ports.clock(), ZoneInfo(ports.installation.time_zone)
    async with ports.transaction() as tx:
        for (person_id, mark), tasks in told.items():
            soonest = min(at for _, at in tasks)
            first, only = tasks[0][0], len(tasks) == 1
            until = f"{soonest.astimezone(zone):%Y-%m-%d}"
            # A number names nobody: the row outlives the task.
            title = first.number if only else f"{first.number} …"
            facts = {"key": "told-going", "count": len(tasks), "until": until, "title": title}
            await tx.outbox.put(
                key=f"going:{mark}:{now:%Y%m%dT%H%M%S}:{person_id}",
                kind="told",
                person_id=person_id,
                task_id=first.id if only else None,
                facts=facts,
            )
