from __future__ import annotations

from signing.ports import PageLink, Ports
from signing.task.model import Person


async def open_session(
    ports: Ports,
    *,
    person_id: str | None = None,
    link_token: str | None = None,
    how: str,
    ip: str | None,
    agent: str | None,
) -> tuple[str, Person, PageLink | None]:
    raise NotImplementedError
