"""Somebody's own address book: remembered as they send, looked at, added to, changed, forgotten. Every call is of
the actor's own book, so another's entry is as if it were not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor, Ports, Transaction
from signing.task import draft_parties
from signing.task.address_book import MOST_CONTACTS, Contact, same_contact
from signing.task.contacts import region_of
from signing.task.events import CONTACT_CHANGED
from signing.task.ids import new_id
from signing.task.model import Party, Person, Role, Side
from signing.task.parties import read_parties
from signing.usecases.admission import person_of
from signing.usecases.bind_known import bound, bound_if_known
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView

PAGE_SIZE = 8
RECENT = 4  # buttons beside the question who signs


@dataclass(frozen=True, slots=True)
class Book:
    """One page of it, latest used first. `everyone`: all of the book, to tell those of one name apart."""

    contacts: tuple[Contact, ...]
    everyone: tuple[Contact, ...]
    page: int
    more: bool


async def list_contacts(ports: Ports, actor: Actor, page: int = 0) -> Book:
    everyone = await _all(ports, actor)
    page = max(0, min(page, (len(everyone) - 1) // PAGE_SIZE))
    shown = everyone[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    return Book(shown, everyone, page, more=len(everyone) > (page + 1) * PAGE_SIZE)


async def view_contact(ports: Ports, actor: Actor, contact_id: str) -> Contact:
    async with ports.transaction() as tx:
        return await _theirs(tx, await person_of(tx, actor), contact_id)


async def recent_contacts(ports: Ports, actor: Actor, named: Iterable[Party]) -> Book:
    """The latest who are not among the parties already."""
    everyone, there = await _all(ports, actor), tuple(named)
    free = [each for each in everyone if not any(same_contact(each, party) for party in there)]
    return Book(tuple(free[:RECENT]), everyone, 0, more=False)


async def put_contact(ports: Ports, actor: Actor, words: str, contact_id: str | None = None) -> Contact:
    """One person as a line, as parties are typed; in place of the entry where one is given. Who is in the book
    already is brought up to date. BadAnswer as `read_parties`, `contact-one`."""
    named = read_parties(words, region=region_of(ports.installation.time_zone))
    if len(named) != 1 or not named[0].name:
        raise BadAnswer("contact-one")
    who, now = named[0], ports.clock()
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        made = Contact(new_id(), person.id, who.name, who.company, who.phone, who.email, None, now, now)
        book = await tx.contacts.of_owner(person.id, MOST_CONTACTS)
        old = await _theirs(tx, person, contact_id) if contact_id else None
        old = old or next((each for each in book if same_contact(each, made)), None)
        if old is not None:
            account = old.person_id if (old.phone, old.email) == (made.phone, made.email) else None
            made = replace(made, id=old.id, person_id=account, made_at=old.made_at)
        await tx.contacts.put(made)
        await _make_room(tx, person.id)
        await _note(ports, tx, actor, "changed" if old else "added", made.id)
    return made


async def forget_contact(ports: Ports, actor: Actor, contact_id: str) -> str:
    """Their name. A second tap finds nobody: NotAllowed `contact-missing`."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        contact = await _theirs(tx, person, contact_id)
        await tx.contacts.forget(person.id, contact.id)
        await _note(ports, tx, actor, "forgotten", contact.id)
    return contact.name


async def remember_parties(ports: Ports, tx: Transaction, owner: Person, parties: Iterable[Party]) -> None:
    """Whom somebody has just sent a task to, in the caller's transaction."""
    now = ports.clock()
    book = list(await tx.contacts.of_owner(owner.id, MOST_CONTACTS))
    for party in parties:
        if party.person_id == owner.id:
            continue
        old = next((each for each in book if same_contact(each, party)), None)
        made = Contact(
            id=old.id if old else new_id(),
            owner_id=owner.id,
            name=party.name,
            company=party.company or (old.company if old else None),
            phone=party.phone or (old.phone if old else None),
            email=party.email or (old.email if old else None),
            person_id=party.person_id or (old.person_id if old else None),
            used_at=now,
            made_at=old.made_at if old else now,
        )
        book = [made, *(each for each in book if each.id != made.id)]
        await tx.contacts.put(made)
    await _make_room(tx, owner.id)


async def add_contact_party(
    ports: Ports, actor: Actor, task_id: str, contact_id: str, *, version: int | None = None
) -> DraftView:
    """A party out of the book, as an external signer. BadAnswer `party-twice`, `too-many-parties`; NotAllowed
    `contact-missing`."""
    async with at_draft(ports, actor, task_id, "add-contact", version) as desk:
        contact = await _theirs(desk.tx, desk.person, contact_id)
        ours = contact.company is not None and contact.company == ports.installation.organisation
        party = Party(
            id=new_id(),
            position=0,
            name=contact.name,
            role=Role.SIGNER,
            side=Side.INTERNAL if ours else Side.EXTERNAL,
            company=contact.company,
            phone=contact.phone,
            email=contact.email,
        )
        known = await desk.tx.people.get(contact.person_id) if contact.person_id else None
        party = bound(party, known) if known else await bound_if_known(desk.tx, party)
        desk.change(draft_parties.add_parties(desk.task, [party], ports.clock()))
    return desk.view()


async def _note(ports: Ports, tx: Transaction, actor: Actor, what: str, contact_id: str) -> None:
    """That the book changed, never who stands in it: a chain is for ever, and a book is its owner's."""
    facts = {"person_id": actor.person_id, "what": what, "contact_id": contact_id}
    await record(tx, at=ports.clock(), kind=CONTACT_CHANGED, actor=actor, task_id=None, facts=facts)


async def _all(ports: Ports, actor: Actor) -> tuple[Contact, ...]:
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        return tuple(await tx.contacts.of_owner(person.id, MOST_CONTACTS))


async def _theirs(tx: Transaction, person: Person, contact_id: str) -> Contact:
    contact = await tx.contacts.get(person.id, contact_id)
    if contact is None:
        raise NotAllowed("contact-missing")
    return contact


async def _make_room(tx: Transaction, owner_id: str) -> None:
    for each in await tx.contacts.of_owner(owner_id, MOST_CONTACTS, MOST_CONTACTS):
        await tx.contacts.forget(owner_id, each.id)
