from __future__ import annotations

from signing.confirmation.links import token_hash
from signing.errors import NotAllowed
from signing.ports import Ports
from signing.task.model import Person


async def session_person(ports: Ports, token: str) -> Person:
    """Who holds this session; NotAllowed("session-over") if nobody (any more)."""
    async with ports.transaction() as tx:
        session = await tx.links.session(token_hash(token), ports.clock())
        person = await tx.people.get(session.person_id) if session else None
    if person is None:
        raise NotAllowed("session-over")
    return person
