from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.confirmation.links import mint_session, token_hash
from signing.errors import NotAllowed
from signing.ports import Actor, PageLink, Ports
from signing.task.events import REFUSED, SESSION_OPENED
from signing.task.model import Person
from signing.usecases.note_block import note_block


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
    door = Actor(None, "page", ip, agent[:300] if agent else None)
    try:
        token, person, link = await _opened(ports, person_id, link_token, how, door)
    except NotAllowed as refusal:
        if link_token is not None:
            await _note_refusal(ports, link_token, refusal, door)
        raise
    if person.blocked and person.telegram_id is None and link is not None and link.channel:
        # Whom a letter has reached is reached again.
        await note_block(ports, replace(door, person_id=person.id), False)
    return token, person, link


async def _opened(
    ports: Ports, person_id: str | None, link_token: str | None, how: str, door: Actor
) -> tuple[str, Person, PageLink | None]:
    now = ports.clock()
    async with ports.transaction() as tx:
        link = None
        if link_token is not None:
            link = await tx.links.redeem_page_link(token_hash(link_token), now)
            person_id = link.person_id if link else None
            how = f"{link.channel}-link" if link and link.channel else how
        person = await tx.people.get(person_id) if person_id else None
        if person is None:
            raise NotAllowed("link-over")
        token = await mint_session(tx, person_id=person.id, how=how, ip=door.ip, agent=door.agent, now=now)
        actor = replace(door, person_id=person.id, identified=how, language=person.speaks)
        facts = {"how": how, "purpose": link.purpose if link else None, "task_id": link.task_id if link else None}
        await record(tx, at=now, kind=SESSION_OPENED, actor=actor, task_id=None, facts=facts)
    return token, person, link


async def _note_refusal(ports: Ports, link_token: str, refusal: NotAllowed, door: Actor) -> None:
    """Only of a link that there was: made-up ones leave no trace to fill the disk with."""
    async with ports.transaction() as tx:
        link = await tx.links.page_link(token_hash(link_token))
        if link is not None:
            facts = {
                "act": "open-session",
                "code": refusal.code,
                "person_id": link.person_id,
                "task_id": link.task_id,
            }
            await record(tx, at=ports.clock(), kind=REFUSED, actor=door, task_id=None, facts=facts)
