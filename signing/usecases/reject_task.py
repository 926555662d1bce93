from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import Task


async def reject_task(ports: Ports, actor: Actor, task_id: str, *, reason: str) -> Task:
    raise NotImplementedError
