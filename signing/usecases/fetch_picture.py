from __future__ import annotations

from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor, Ports
from signing.task.rights import may_open
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.answers import answers_of
from signing.usecases.keep_picture import party_with


async def fetch_picture(ports: Ports, actor: Actor, task_id: str, key: str) -> bytes:
    """What `keep_picture` kept, for the signer themselves only."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            if task is None or not may_open(task, person.id):
                raise NotAllowed("not-found")
            party = party_with(ports, task, person.id, key)
            name = (await answers_of(ports, tx, task_id, party.id)).get(key)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "fetch-picture", refusal)
        raise
    if not name:
        raise BadAnswer("picture-missing")
    return await ports.blobs.get(name)
