from __future__ import annotations

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor, Ports
from signing.task.events import ADMIN_READ
from signing.task.rights import chosen, readable, reads_all
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.page_cache import text_of


async def fetch_page_text(ports: Ports, actor: Actor, task_id: str, page: int, *, key: int | None = None) -> str:
    """The words of page `page` (from 0) of a document, for whoever may see its picture (`fetch_page`). Empty where
    it is a picture only."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            document = chosen(task, person.id, key, reads_all=reads_all(person))
            if task is not None and document not in readable(task, person.id):
                facts = {"what": "page", "document": document.key, "page": page + 1}
                await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=task_id, facts=facts)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "fetch-page", refusal)
        raise
    if not 0 <= page < document.pages:
        raise BadAnswer("no-such-page", page=page + 1, pages=document.pages)
    return await text_of(ports, document.current, page)
