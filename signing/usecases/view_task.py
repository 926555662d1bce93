from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.views import TaskView


async def view_task(
    ports: Ports, actor: Actor, task_id: str, *, mark_read: bool = False, with_pages: bool = False
) -> TaskView:
    raise NotImplementedError
