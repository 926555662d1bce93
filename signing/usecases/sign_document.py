from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import Task


async def sign_document(ports: Ports, actor: Actor, task_id: str, *, code: str) -> Task:
    raise NotImplementedError
