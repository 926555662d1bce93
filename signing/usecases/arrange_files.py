from __future__ import annotations

from signing.errors import Refusal, Stale
from signing.ports import Actor, Ports
from signing.task.model import Task
from signing.usecases.draft_desk import draft_seen
from signing.usecases.joining import FilesView, check_joinable, joined, put_in_place


async def move_file(
    ports: Ports, actor: Actor, task_id: str, *, number: int, by: int, version: int | None = None
) -> FilesView:
    """File `number` (from 0) `by` one up (-1) or down (1); beyond the ends nothing changes. Stale `file-gone`."""
    task, count = await _seen(ports, actor, task_id, "move-file", number, version=version)
    order = list(range(count))
    to = min(max(number + by, 0), count - 1)
    order.insert(to, order.pop(number))
    return await _put(ports, actor, task, order, what="file-moved", number=number)


async def remove_file(
    ports: Ports, actor: Actor, task_id: str, *, number: int, version: int | None = None
) -> FilesView:
    """Refusal `last-file`; Stale `file-gone`."""
    task, count = await _seen(ports, actor, task_id, "remove-file", number, version=version)
    if count == 1:
        raise Refusal("last-file")
    order = [at for at in range(count) if at != number]
    return await _put(ports, actor, task, order, what="file-removed", number=number)


async def _seen(
    ports: Ports, actor: Actor, task_id: str, act: str, number: int, *, version: int | None
) -> tuple[Task, int]:
    task, _, _ = await draft_seen(ports, actor, task_id, act, version)
    assert task.document is not None, "every draft has a document"
    count = len(task.document.files)
    if not 0 <= number < count:
        raise Stale("file-gone")
    check_joinable(task.document)
    return task, count


async def _put(ports: Ports, actor: Actor, task: Task, order: list[int], *, what: str, number: int) -> FilesView:
    assert task.document is not None, "every draft has a document"
    files = task.document.files
    document = await joined(ports, [files[at] for at in order])
    return await put_in_place(ports, actor, task, document, order, what=what, filename=files[number].filename)
