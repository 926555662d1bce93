from __future__ import annotations

from signing.ports import Ports
from signing.task.model import Person


async def session_person(ports: Ports, token: str) -> Person:
    raise NotImplementedError
