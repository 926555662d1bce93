from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.views import TaskList


async def list_tasks(ports: Ports, actor: Actor, which: str, page: int = 0) -> TaskList:
    raise NotImplementedError
