from __future__ import annotations

from signing.audit.chain import record_events
from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task import drafting
from signing.usecases.admission import at_desk
from signing.usecases.draft_desk import end_dialogue_about


async def discard_draft(ports: Ports, actor: Actor, task_id: str) -> None:
    """The draft is thrown away; its conversation ends. Doing it twice is no error."""
    async with at_desk(ports, actor, task_id, "discard") as desk:
        if desk.task.initiator_id != desk.person.id:
            raise NotAllowed("not-found")
        after, events = drafting.discard(desk.task, ports.clock())
        if after is not desk.task:
            await desk.tx.tasks.save(after, expected_version=desk.task.version)
            await record_events(desk.tx, events, at=ports.clock(), actor=actor, task_id=task_id)
        await end_dialogue_about(desk.tx, desk.person.id, task_id)
