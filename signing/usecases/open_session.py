from __future__ import annotations

from signing.audit.chain import record
from signing.confirmation.links import mint_session, token_hash
from signing.errors import NotAllowed
from signing.ports import Actor, PageLink, Ports
from signing.task.events import SESSION_OPENED
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
    """A session for a page: for `person_id` whose init data the door has proven, or for who holds a one-time
    link, which is used up by this. Gives the token once; we keep its hash."""
    now = ports.clock()
    async with ports.transaction() as tx:
        link = None
        if link_token is not None:
            link = await tx.links.redeem_page_link(token_hash(link_token), now)
            person_id = link.person_id if link else None
        person = await tx.people.get(person_id) if person_id else None
        if person is None:
            raise NotAllowed("link-over")
        token = await mint_session(tx, person_id=person.id, how=how, ip=ip, agent=agent, now=now)
        actor = Actor(person.id, "page", ip, agent[:300] if agent else None)
        facts = {"how": how, "purpose": link.purpose if link else None, "task_id": link.task_id if link else None}
        await record(tx, at=now, kind=SESSION_OPENED, actor=actor, task_id=None, facts=facts)
    return token, person, link
