from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import Person


async def choose_language(ports: Ports, actor: Actor, language: str) -> Person:
    raise NotImplementedError
