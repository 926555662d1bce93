from __future__ import annotations

from signing.ports import Json, Transaction
from signing.task.model import ENDED_STATES, Person, Task, TaskState
from signing.usecases.known_copy import known_copy
from signing.usecases.views import DocumentVerdict

COMPLETE = frozenset({"close", "renewal"})  # kinds of revisions that everybody's signature is in
OUTSIDE_TASKS = "file/"  # how the references in certificates of `yinxin sign-file` begin


async def look_up(tx: Transaction, verification: Json, asker: Person | None = None) -> DocumentVerdict:
    """What our register says of these very bytes (`Verification`), and of who signed them; how every party stands
    only where the task concerns the asker."""
    task = await tx.tasks.by_document(verification.sha256)
    if task is not None:
        return await _known(tx, task, verification, asker)
    references = [
        one.reference or ""
        for one in verification.signatures
        if one.intact and one.trusted and await tx.certificates.get(one.serial) is not None
    ]
    inside = [reference for reference in references if not reference.startswith(OUTSIDE_TASKS)]
    if inside:
        return DocumentVerdict(verification, "unregistered", inside[0].rpartition("/")[0] or None)
    return DocumentVerdict(verification, "alone" if references else "foreign")


async def _known(tx: Transaction, task: Task, verification: Json, asker: Person | None) -> DocumentVerdict:
    revisions = await tx.revisions.of_task(task.id)
    kinds = {each.sha256: each.kind for each in revisions}
    copy = known_copy(task, revisions, verification.sha256, asker)
    newest = any(one.current == verification.sha256 for one in task.documents)
    if kinds.get(verification.sha256) in COMPLETE:
        ended_by = await tx.tasks.get(task.rescission) if task.rescinded_at and task.rescission else None
        return DocumentVerdict(
            verification,
            "whole",
            task.number,
            prolonged=not newest,
            rescinded_by=ended_by.number if ended_by else None,
            rescinded_at=task.rescinded_at,
            deleted_at=task.deleted_at,
            copy=copy,
        )
    if not newest:
        return DocumentVerdict(verification, "older", task.number, deleted_at=task.deleted_at, copy=copy)
    ended = task.state in ENDED_STATES and task.state is not TaskState.COMPLETED
    register = "ended" if ended else "open"
    return DocumentVerdict(verification, register, task.number, deleted_at=task.deleted_at, copy=copy)
