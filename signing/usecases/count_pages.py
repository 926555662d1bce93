from __future__ import annotations

from signing.fields.pages import read_pages
from signing.ports import Actor, Ports
from signing.usecases.draft_desk import draft_seen


async def count_pages(ports: Ports, actor: Actor, task_id: str, *, words: str) -> tuple[int, ...]:
    """Which pages of the draft somebody means, from 0. Raises BadAnswer `pages-unreadable`, `no-such-page`."""
    task, _, _ = await draft_seen(ports, actor, task_id, "count-pages")
    assert task.document is not None, "every draft has a document"
    return read_pages(words, task.document.pages)
