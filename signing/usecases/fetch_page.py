from __future__ import annotations

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor, Ports
from signing.task.events import ADMIN_READ
from signing.task.rights import chosen, readable, reads_all
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.page_cache import picture_of
from signing.usecases.reading import note_shown, parties_reading


async def fetch_page(
    ports: Ports, actor: Actor, task_id: str, page: int, width: int, *, key: int | None = None
) -> bytes:
    """A picture (WebP) of page `page` (from 0) of the current revision of a document (its key; None: the first
    that they may read), drawn from the exact bytes."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            document = chosen(task, person.id, key, reads_all=reads_all(person))
            reading = parties_reading(task, person.id) if task else ()
            if task is not None and document not in readable(task, person.id):
                facts = {"what": "page", "document": document.key, "page": page + 1}
                await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=task_id, facts=facts)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "fetch-page", refusal)
        raise
    if page < 0:
        raise BadAnswer("no-such-page", page=page + 1, pages=document.pages)
    data = await picture_of(ports, document.current, page, width)
    if reading:
        await note_shown(ports, task_id, reading, (document.key, page))
    return data
