from __future__ import annotations

from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor, Ports
from signing.task.documents import fields_on
from signing.task.model import Document, Task
from signing.usecases.draft_desk import draft_seen
from signing.usecases.draft_picture import boxes_of
from signing.usecases.draft_places import page_of
from signing.usecases.page_cache import picture_with_places


async def added_page(ports: Ports, actor: Actor, task_id: str, *, key: int, number: int) -> bytes:
    """JPEG of a page that will be added to a document (its `key`) when the draft is sent, as it will be; `number`
    from 0. NotAllowed `not-found`; BadAnswer `no-such-page`."""
    task, _, _ = await draft_seen(ports, actor, task_id, "added-page")
    document = next((one for one in task.documents if one.key == key), None)
    if document is None:
        raise NotAllowed("not-found")
    count = added_count(task, document)
    if not 0 <= number < count:
        raise BadAnswer("no-such-page", page=number + 1, pages=count)
    at = document.pages + number
    boxes = boxes_of(task, [field for field in fields_on(task, document) if field.page == at])
    return await picture_with_places(ports, document.current, at, boxes, page_of(task, document))


def added_count(task: Task, document: Document) -> int:
    """How many pages will be added."""
    if page_of(task, document) is None:
        return 0
    return max([1, *(field.page + 1 - document.pages for field in fields_on(task, document))])
