from __future__ import annotations

from signing.errors import Refusal, Stale
from signing.ports import Actor, Ports
from signing.task.model import Document, Task
from signing.usecases.draft_desk import draft_seen
from signing.usecases.joining import FilesView, check_joinable, document_or_last, joined, put_in_place


async def move_file(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    number: int,
    by: int,
    document: int | None = None,
    version: int | None = None,
) -> FilesView:
    """File `number` (from 0) of a document (its key; None: the last one) `by` one up (-1) or down (1); beyond the
    ends nothing changes. Stale `file-gone`."""
    task, before = await _seen(ports, actor, task_id, "move-file", number, key=document, version=version)
    count = len(before.files)
    order = list(range(count))
    to = min(max(number + by, 0), count - 1)
    order.insert(to, order.pop(number))
    return await _put(ports, actor, task, before, order, what="file-moved", number=number)


async def remove_file(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    number: int,
    document: int | None = None,
    version: int | None = None,
) -> FilesView:
    """As `move_file`. Refusal `last-file`; Stale `file-gone`."""
    task, before = await _seen(ports, actor, task_id, "remove-file", number, key=document, version=version)
    count = len(before.files)
    if count == 1:
        raise Refusal("last-file")
    order = [at for at in range(count) if at != number]
    return await _put(ports, actor, task, before, order, what="file-removed", number=number)


async def _seen(
    ports: Ports, actor: Actor, task_id: str, act: str, number: int, *, key: int | None, version: int | None
) -> tuple[Task, Document]:
    task, _, _ = await draft_seen(ports, actor, task_id, act, version)
    before = document_or_last(task, key)
    if not 0 <= number < len(before.files):
        raise Stale("file-gone")
    check_joinable(before)
    return task, before


async def _put(
    ports: Ports, actor: Actor, task: Task, before: Document, order: list[int], *, what: str, number: int
) -> FilesView:
    files = before.files
    document = await joined(ports, [files[at] for at in order], key=before.key)
    return await put_in_place(ports, actor, task, document, order, what=what, filename=files[number].filename)
