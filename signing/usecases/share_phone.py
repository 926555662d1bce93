from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import Person


async def share_phone(ports: Ports, actor: Actor, phone: str) -> Person:
    raise NotImplementedError
