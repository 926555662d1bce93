from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.views import TaskView


async def send_task(ports: Ports, actor: Actor, task_id: str, *, version: int | None = None) -> TaskView:
    """The draft goes out: state PREPARING, reminders planned, job `prepare` queued, conversation ended. Refusal("draft-incomplete",
    missing=…); a second tap on the same draft gives the task as it is."""
    raise NotImplementedError
