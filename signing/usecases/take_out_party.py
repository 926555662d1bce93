from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.changing import remove_party
from signing.task.model import Task
from signing.usecases.announce import settle
from signing.usecases.running_desk import at_running
from signing.usecases.shut_out import shut_out


async def take_out_party(ports: Ports, actor: Actor, task_id: str, *, party_id: str, reason: str) -> Task:
    """A party that has not acted leaves the running task; their places stay empty. Refusals as
    `changing.remove_party`."""
    async with at_running(ports, actor, task_id, "remove-party", None) as desk:
        after, events = remove_party(desk.task, party_id, ports.clock(), reason=reason)
        await shut_out(ports, desk.tx, task_id, party_id)
        return await settle(ports, desk.tx, desk.task, after, events, actor=actor)
