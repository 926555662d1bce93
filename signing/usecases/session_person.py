from __future__ import annotations

from signing.confirmation.links import token_hash
from signing.errors import NotAllowed
from signing.ports import Ports
from signing.task.model import Person


async def session_person(ports: Ports, token: str) -> Person:
    """Who holds this session; NotAllowed("session-over") if nobody (any more)."""
    person, _ = await session_holder(ports, token)
    return person


async def session_holder(ports: Ports, token: str) -> tuple[Person, str]:
    """The same, and how they were identified when it was opened: "init-data" or "link"."""
    async with ports.transaction() as tx:
        session = await tx.links.session(token_hash(token), ports.clock())
        person = await tx.people.get(session.person_id) if session else None
    if person is None or session is None:
        raise NotAllowed("session-over")
    return person, session.how
