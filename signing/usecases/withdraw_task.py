from __future__ import annotations

from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task import actions
from signing.task.model import Task
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle


async def withdraw_task(ports: Ports, actor: Actor, task_id: str, *, reason: str) -> Task:
    """The initiator takes the task back, until everybody has acted."""
    async with at_desk(ports, actor, task_id, "withdraw") as desk:
        if desk.task.initiator_id != desk.person.id:
            raise NotAllowed("initiator-only")
        after, events = actions.withdraw(desk.task, ports.clock(), reason=reason)
        await settle(ports, desk.tx, desk.task, after, events, actor=actor)
    ports.wake()
    return after
