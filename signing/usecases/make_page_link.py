from __future__ import annotations

from signing.audit.chain import record
from signing.confirmation.links import mint_page_link
from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task.events import PAGE_LINK_MADE
from signing.task.rights import may_see, rights_for
from signing.usecases.admission import person_of, record_refusal


async def make_page_link(ports: Ports, actor: Actor, purpose: str, task_id: str | None) -> str:
    """The token of a personal one-time link to a page ("task", "upload", "seals", "batch", "me"): 15 minutes."""
    now = ports.clock()
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            if task_id is not None:
                task = await tx.tasks.get(task_id)
                if task is None or not (may_see(task, person.id) or "open" in rights_for(task, person)):
                    raise NotAllowed("not-found")
            token = await mint_page_link(tx, person_id=person.id, purpose=purpose, task_id=task_id, now=now)
            facts = {"purpose": purpose, "task_id": task_id}
            await record(tx, at=now, kind=PAGE_LINK_MADE, actor=actor, task_id=None, facts=facts)
    except NotAllowed as refusal:
        if task_id is not None:
            await record_refusal(ports, actor, task_id, "page-link", refusal)
        raise
    return token
