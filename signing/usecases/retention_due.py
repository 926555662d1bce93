"""What has ended and served its time: told of, and deleted, by a timer."""

from __future__ import annotations

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
    done = deleted = 0
    while True:
        async with ports.transaction() as tx:
            page = await tx.keepings.candidates(before, after, AT_ONCE)
        deeds = {task_id: await _look_at(ports, task_id) for _, task_id in page}
        done += await _warn(ports, [task_id for task_id, deed in deeds.items() if deed is Deed.WARN])
        deleted += sum(deed is Deed.DELETE for deed in deeds.values())
        if len(page) < AT_ONCE:
            break
        after = page[-1]
    if deleted:
        await show_register(ports)
    if done + deleted:
        ports.wake()
    return done + deleted


async def rules_for(ports: Ports, tx: Transaction, task: Task) -> Rules:
    folders, held = await tx.keepings.folders_of(task.id)
    return Rules(*_house(ports), tuple(folders), held)


def _house(ports: Ports) -> tuple[int, int]:
    return ports.installation.retention_days, ports.installation.retention_unfinished_days


async def _look_at(ports: Ports, task_id: str) -> Deed:
    """What there is to do; a warning is not given yet."""
    async with ports.transaction() as tx:
        task = await tx.tasks.claim(task_id)
        if task is None or task.deleted_at is not None:
            return Deed.NOTHING
        rules, before = await rules_for(ports, tx, task), await tx.keepings.get(task_id)
        after, deed = judged(task, rules, before, ports.clock())
        if deed is Deed.DELETE:
            await delete_by_rule(ports, tx, task, rules.days(task) or 0)
        elif deed is Deed.NOTHING and after != before:
            await tx.keepings.put(after)
    return deed


async def _warn(ports: Ports, task_ids: list[str]) -> int:
    """Marked as told of and told in one transaction: nothing that dies in between costs a warning."""
    now, told, count = ports.clock(), Told(), 0
    async with ports.transaction() as tx:
        admins = {admin.id for admin in await tx.people.admins()} if task_ids else set()
        for task_id in sorted(task_ids):
            task = await tx.tasks.claim(task_id)
            if task is None or task.deleted_at is not None:
                continue
            rules, before = await rules_for(ports, tx, task), await tx.keepings.get(task_id)
            after, deed = judged(task, rules, before, now)
            if deed is not Deed.WARN:
                continue
            await tx.keepings.put(after)
            await _note_warning(ports, tx, task, after)
            for person_id in {task.initiator_id, *admins}:
                told.setdefault((person_id, after.warned), []).append((task, after.goes_at or now))
            count += 1
        await _tell(ports, tx, told)
    return count


async def _note_warning(ports: Ports, tx: Transaction, task: Task, keeping: Keeping) -> None:
    assert keeping.goes_at is not None, "told of"
    facts = {"days": keeping.warned, "until": _day(ports, keeping.goes_at)}
    await record(tx, at=ports.clock(), kind=RETENTION_WARNED, actor=SYSTEM, task_id=task.id, facts=facts)


async def _tell(ports: Ports, tx: Transaction, told: Told) -> None:
    """One message a person and mark, however many it is about: with the task's buttons where it is one."""
    now = ports.clock()
    for (person_id, mark), tasks in told.items():
        first, only = tasks[0][0], len(tasks) == 1
        # A number names nobody: the row outlives the task.
        title = first.number if only else f"{first.number} …"
        until = _day(ports, min(at for _, at in tasks))
        await tx.outbox.put(
            key=f"going:{mark}:{now:%Y%m%dT%H%M%S}:{first.id}:{person_id}",
            kind="told",
            person_id=person_id,
            task_id=first.id if only else None,
            facts={"key": "told-going", "count": len(tasks), "until": until, "title": title},
        )


def _day(ports: Ports, at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(ports.installation.time_zone)):%Y-%m-%d}"
