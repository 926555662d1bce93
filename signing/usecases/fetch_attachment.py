from __future__ import annotations

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task.documents import attachments_of
from signing.task.events import DOWNLOADED
from signing.task.rights import may_keep, readable, reads_all
from signing.usecases.admission import person_of, record_refusal


async def fetch_attachment(ports: Ports, actor: Actor, task_id: str, number: int) -> tuple[str, bytes]:
    """File name and bytes of attachment `number` (from 0), counted through all documents that they may
    read."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            files = attachments_of(readable(task, person.id, reads_all=reads_all(person))) if task else ()
            kept = task is not None and (may_keep(task, person.id) or reads_all(person))
            if not kept or not 0 <= number < len(files):
                raise NotAllowed("not-found")
            file = files[number]
            facts = {"which": "attachment", "name": file.name, "sha256": file.sha256}
            await record(tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=task_id, facts=facts)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "attachment", refusal)
        raise
    return file.name, await ports.blobs.get(file.sha256)
