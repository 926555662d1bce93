from __future__ import annotations

from signing.errors import Refusal
from signing.fields.pages import read_pages
from signing.ports import Actor, Ports
from signing.task.documents import flat_starts
from signing.usecases.draft_desk import draft_seen


async def count_pages(
    ports: Ports, actor: Actor, task_id: str, *, words: str, document: int | None = None
) -> tuple[int, ...]:
    """Which pages somebody means of a document of the draft (its key; None: the first), from 0 and counted through
    all documents. Raises BadAnswer `pages-unreadable`, `no-such-page`."""
    task, _, _ = await draft_seen(ports, actor, task_id, "count-pages")
    key = task.documents[0].key if document is None else document
    one = task.document_at(key)
    if one is None:
        raise Refusal("bad-request")
    start = flat_starts((each.key, each.pages) for each in task.documents)[key]
    return tuple(start + page for page in read_pages(words, one.pages))
