from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import actions
from signing.task.model import Task
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle


async def reject_task(ports: Ports, actor: Actor, task_id: str, *, reason: str) -> Task:
    """A party whose turn it is says no, with a reason of 1 to 500 characters; that ends the task."""
    async with at_desk(ports, actor, task_id, "reject") as desk:
        party = actions.acting_party(desk.task, desk.person.id)
        after, events = actions.reject(desk.task, party.id, ports.clock(), reason=reason)
        await settle(ports, desk.tx, desk.task, after, events, actor=actor)
    ports.wake()
    return after
