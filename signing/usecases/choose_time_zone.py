from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import Person


async def choose_time_zone(ports: Ports, actor: Actor, zone: str) -> Person:
    raise NotImplementedError
