from __future__ import annotations

from signing.ports import Ports
from signing.task.model import Person


async def meet_person(
    ports: Ports, *, telegram_id: int, name: str, username: str | None, language_code: str | None
) -> Person:
    raise NotImplementedError
