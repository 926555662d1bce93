from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.views import ReminderReport


async def remind(ports: Ports, actor: Actor, task_id: str | None = None) -> ReminderReport:
    raise NotImplementedError
