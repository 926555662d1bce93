from __future__ import annotations

from signing.ports import Job, Ports, Transaction
from signing.task.model import ACTING_ROLES, Task, TaskState
from signing.task.rights import readable
from signing.usecases.make_report import make_report


async def plan_reports(ports: Ports, tx: Transaction, task: Task) -> None:
    """One for the sender and for everybody who has acted; whoever issued many at once asks for it where they want
    it."""
    acted = [party.person_id for party in task.parties if party.role in ACTING_ROLES]
    wanted = acted if task.bulk_id else [task.initiator_id, *acted]
    for person_id in dict.fromkeys(filter(None, wanted)):
        key = f"report:{task.id}:{person_id}"
        await tx.jobs.enqueue(kind="report", task_id=task.id, key=key, run_at=ports.clock())


async def report_task(ports: Ports, job: Job) -> None:
    """The evidence report of a completed task for one reader, into their chat. Without a time stamp it waits."""
    person_id = job.key.rpartition(":")[2]
    async with ports.transaction() as tx:
        task, person = await tx.tasks.get(job.task_id), await tx.people.get(person_id)
        there = await tx.reports.newest(job.task_id, person_id, person.speaks) if person else None
    if task is None or person is None or task.state is not TaskState.COMPLETED or not readable(task, person.id):
        return
    if there is None:
        there, _ = await make_report(ports, task, person, person.speaks)
    facts = {"key": "told-report", "title": task.title, "number": task.number, "sha256": there.sha256}
    async with ports.transaction() as tx:
        await tx.outbox.put(
            key=f"report:{task.id}:{person.id}", kind="report", person_id=person.id, task_id=task.id, facts=facts
        )
    ports.wake()
