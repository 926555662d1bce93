from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from signing.audit.chain import Problem, record, verify_chain
from signing.errors import NotAllowed
from signing.ports import Actor, Checkpoint, Ports
from signing.task.events import ADMIN_READ
from signing.task.model import Task, TaskState
from signing.task.rights import may_see, rights_for
from signing.usecases.admission import person_of, record_refusal


@dataclass(frozen=True, slots=True)
class AuditView:
    """How the record of one task stands. No entry of it: addresses and devices in it are other people's.

    `sealed`: how many of its entries the newest checkpoint holds; `moved`: the entry that it sealed is another one
    now, or gone."""

    task: Task
    entries: int
    newest_at: datetime
    head: str
    problem: Problem | None
    checkpoint: Checkpoint | None
    sealed: int
    moved: bool

    @property
    def is_whole(self) -> bool:
        return self.problem is None and not self.moved


async def view_audit(ports: Ports, actor: Actor, task_id: str) -> AuditView:
    """For everybody whom the task concerns, and for admins, whose looking goes into the chain."""
    try:
        async with ports.transaction() as tx:
            reader = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            if task is None or not rights_for(task, reader):
                raise NotAllowed("not-found")
            entries = await tx.audit.of_task(task_id)
            noted = (await tx.audit.heads([task_id])).get(task_id)
            checkpoint, head = await tx.checkpoints.newest(), await tx.checkpoints.leaf_of(task_id)
            if not may_see(task, reader.id):
                facts = {"what": "audit", "person_id": reader.id}
                await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=task_id, facts=facts)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "audit", refusal)
        raise
    problem = verify_chain(entries, task_id)
    if problem is None and noted != (len(entries) - 1, entries[-1].hash):
        problem = Problem(len(entries), "head")
    stamped = checkpoint is not None and checkpoint.token is not None
    there = head is not None and head.number < len(entries) and entries[head.number].hash == head.hash
    return AuditView(
        task=task,
        entries=len(entries),
        newest_at=entries[-1].at,
        head=entries[-1].hash,
        problem=problem,
        checkpoint=checkpoint if stamped else None,
        sealed=head.number + 1 if head is not None and stamped else 0,
        moved=head is not None and not there,
    )


async def task_with_number(ports: Ports, actor: Actor, number: str) -> str | None:
    """The id of the task with exactly this number, however long it is over, for whom it concerns and for members
    who see all."""
    async with ports.transaction() as tx:
        reader = await person_of(tx, actor)
        task = await tx.tasks.by_number(number.strip().upper())
    if task is None or task.state is TaskState.DISCARDED or not rights_for(task, reader):
        return None
    return task.id
