from __future__ import annotations

from collections.abc import Sequence

from signing.ports import Actor, Ports, TaskFilter
from signing.task.model import Task, TaskState
from signing.usecases.admission import person_of

LIMIT = 200


async def list_drafts(ports: Ports, actor: Actor) -> Sequence[Task]:
    """The actor's drafts, newest first."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        wanted = TaskFilter(initiator_id=person.id, states=frozenset({TaskState.DRAFT.value}), limit=LIMIT)
        drafts = await tx.tasks.find(wanted)
    return sorted(drafts, key=lambda task: (task.created_at, task.number), reverse=True)
