from __future__ import annotations

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.events import UNDONE
from signing.task.model import Task
from signing.usecases.admission import at_desk


async def undo_act(ports: Ports, actor: Actor, task_id: str) -> tuple[str, Task]:
    """What this person asked for in this task is not done after all. Gives the act, and the task as it stays.
    Refusal `undo-late` where it is done, or was undone before."""
    async with at_desk(ports, actor, task_id, "undo") as desk:
        waiting = await desk.tx.put_off.of(task_id, desk.person.id)
        if waiting is None or not await desk.tx.put_off.take(waiting.id):
            raise Refusal("undo-late")
        facts = {"act": waiting.act}
        await record(desk.tx, at=ports.clock(), kind=UNDONE, actor=actor, task_id=task_id, facts=facts)
    return waiting.act, desk.task
