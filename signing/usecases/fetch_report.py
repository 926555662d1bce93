from __future__ import annotations

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports, Report, Transaction
from signing.task.acts import check_report
from signing.task.events import DOWNLOADED
from signing.task.model import Person, Task
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.make_report import make_report
from signing.wording import say


async def fetch_report(ports: Ports, actor: Actor, task_id: str, language: str | None = None) -> tuple[str, bytes]:
    """File name and bytes of the evidence report as this reader may have it; made now where there is none in this
    language (None: theirs). Refusal `report-not-yet` before the task has ended; Waiting
    `timestamp-unavailable`."""
    task, _, report = await report_of(ports, actor, task_id, language, "report")
    data = await ports.blobs.get(report.sha256)
    facts = {"which": "report", "language": report.language, "sha256": report.sha256}
    async with ports.transaction() as tx:
        await record(tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=task.id, facts=facts)
    return report_name(task, report.language), data


async def report_of(
    ports: Ports, actor: Actor, task_id: str, language: str | None, what: str
) -> tuple[Task, Person, Report]:
    """The newest for this reader, made now where there is none; `what` was refused, where it is."""
    try:
        async with ports.transaction() as tx:
            task, person = await ended_task(tx, actor, task_id)
            language = language or person.speaks
            report = await tx.reports.newest(task.id, person.id, language)
    except Refusal as refusal:
        await record_refusal(ports, actor, task_id, what, refusal)
        raise
    if report is None:
        report, _ = await make_report(ports, task, person, language, actor=actor)
    return task, person, report


async def ended_task(tx: Transaction, actor: Actor, task_id: str) -> tuple[Task, Person]:
    """For somebody who may read something of it."""
    person = await person_of(tx, actor)
    task = await tx.tasks.get(task_id)
    if task is None:
        raise NotAllowed("not-found")
    check_report(task, person.id)
    return task, person


def report_name(task: Task, language: str) -> str:
    return f"{say(language, 'report-heading')} {task.number}.pdf"
