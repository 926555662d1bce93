from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from signing.audit.chain import record
from signing.confirmation.links import mint_session, token_hash
from signing.errors import NotAllowed
from signing.ports import Actor, Invitation, Ports, Transaction
from signing.task.events import PERSON_MET, SESSION_OPENED
from signing.task.ids import new_id
from signing.task.model import Person
from signing.task.ways import EMAIL, PAPER
from signing.usecases.accept_invitation import accept
from signing.usecases.admission import record_refusal


async def enter_by_letter(
    ports: Ports, token: str, *, language: str | None, ip: str | None, agent: str | None
) -> tuple[str, Person, str]:
    """Session, person and task of who pressed the button behind an invitation that we sent by letter, or that came
    on paper: at its first use a person without a chat stands behind the party, for good. NotAllowed("link-over")
    for any other token, ("invitation-used") for one that was used before: its reader asks for a fresh link. A
    paper's code opens the door again as long as there is no other way to who came by it."""
    door = Actor(None, "page", ip, agent[:300] if agent else None)
    task_id = ""
    try:
        async with ports.transaction() as tx:
            invitation = await tx.links.invitation(token_hash(token))
            if invitation is None or invitation.channel is None:
                raise NotAllowed("link-over")
            task_id = invitation.task_id
            entered = await _enter(ports, tx, invitation, language, door)
    except NotAllowed as refusal:
        await record_refusal(ports, door, task_id, "accept-invitation", refusal)
        raise
    ports.wake()
    return (*entered, task_id)


async def _enter(
    ports: Ports, tx: Transaction, invitation: Invitation, language: str | None, door: Actor
) -> tuple[str, Person]:
    now, how = ports.clock(), f"{invitation.channel}-link"
    task = await tx.tasks.claim(invitation.task_id)
    party = task.party(invitation.party_id) if task else None
    if task is None or party is None:
        raise NotAllowed("link-over")
    person = await _back(tx, invitation, now) or await _known(tx, invitation)
    if person is None:
        person = _new(invitation, party.name, language or task.language)
        await tx.people.add(person)
        facts = {"person_id": person.id, "telegram_id": None, "channel": invitation.channel}
        actor = replace(door, person_id=person.id, identified=how, language=person.speaks)
        await record(tx, at=now, kind=PERSON_MET, actor=actor, task_id=None, facts=facts)
    elif person.blocked or (language and person.language != language):
        person = replace(person, blocked=False, language=language or person.language)
        await tx.people.save(person)
    actor = replace(door, person_id=person.id, identified=how, language=person.speaks)
    await accept(ports, tx, actor, person, invitation)
    session = await mint_session(tx, person_id=person.id, how=how, ip=door.ip, agent=door.agent, now=now)
    facts = {"how": how, "purpose": "task", "task_id": task.id}
    await record(tx, at=now, kind=SESSION_OPENED, actor=actor, task_id=None, facts=facts)
    return session, person


async def _back(tx: Transaction, invitation: Invitation, now: datetime) -> Person | None:
    """Who has come by it before, where that may be done again."""
    if invitation.bound_person_id is None:
        return None
    person = await tx.people.get(invitation.bound_person_id)
    open_still = invitation.channel == PAPER and invitation.voided_at is None and now < invitation.expires_at
    if person is None or not open_still or person.telegram_id or person.email or person.phone:
        raise NotAllowed("invitation-used")
    return person


async def _known(tx: Transaction, invitation: Invitation) -> Person | None:
    """The link had gone to their address: who holds it reads their letters."""
    if invitation.address is None:
        return None
    if invitation.channel == EMAIL:
        return await tx.people.by_letters(email=invitation.address)
    return await tx.people.by_letters(phone=invitation.address)


def _new(invitation: Invitation, name: str, language: str) -> Person:
    mail = invitation.channel == EMAIL
    return Person(
        new_id(),
        None,
        name,
        language=language,
        email=invitation.address if mail else None,
        phone=None if mail else invitation.address,  # of paper there is neither
    )
