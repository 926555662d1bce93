from __future__ import annotations

from collections.abc import Sequence

from signing.errors import Waiting
from signing.ports import OutboxItem, Ports
from signing.task.model import Person, TaskState
from signing.task.rights import may_keep, readable
from signing.usecases.fetch_document import names_of
from signing.usecases.fetch_report import report_name
from signing.usecases.make_report import make_report

Enclosed = tuple[str, bytes]  # file name, and a PDF


async def enclose_copies(ports: Ports, item: OutboxItem, reader: Person, most: int) -> Sequence[Enclosed]:
    """What goes with the mail that a task is completed: all its documents and the evidence report, for whoever has
    no chat; nothing where they are more than `most` bytes. Without the report where there is no time stamp for one
    now: the link has it later."""
    if item.kind != "copy" or reader.telegram_id is not None or not item.task_id or not most:
        return ()
    async with ports.transaction() as tx:
        task = await tx.tasks.get(item.task_id)
        report = await tx.reports.newest(item.task_id, reader.id, reader.speaks)
    if task is None or task.state is not TaskState.COMPLETED or not may_keep(task, reader.id):
        return ()
    documents = readable(task, reader.id)
    found = []
    for name, one in zip(names_of(task, documents), documents, strict=True):
        found.append((name, await ports.blobs.get(one.current)))
        if sum(len(data) for _, data in found) > most:
            return ()
    if not found:
        return ()
    try:
        if report is None:
            report, _ = await make_report(ports, task, reader, reader.speaks)
    except Waiting:
        return found
    whole = [*found, (report_name(task, report.language), await ports.blobs.get(report.sha256))]
    return whole if sum(len(data) for _, data in whole) <= most else found
