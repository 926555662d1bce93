from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.changing import move_party
from signing.task.model import Task
from signing.usecases.announce import settle
from signing.usecases.running_desk import at_running


async def reorder_party(
    ports: Ports, actor: Actor, task_id: str, *, party_id: str, by: int, version: int | None = None
) -> Task:
    """A party that has not acted is put earlier (-1) or later (+1); who has the turn by it is told, and so is who
    had it. Refusals as `changing.move_party`."""
    async with at_running(ports, actor, task_id, "reorder-party", version) as desk:
        after, events = move_party(desk.task, party_id, by, ports.clock())
        return await settle(ports, desk.tx, desk.task, after, events, actor=actor)
