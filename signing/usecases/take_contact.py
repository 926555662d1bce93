from __future__ import annotations

from dataclasses import replace

from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task import draft_parties
from signing.task.draft_parties import party_of
from signing.usecases.bind_known import bound, bound_if_known
from signing.usecases.draft_desk import at_draft
from signing.usecases.known_contacts import known_contacts, offered_for
from signing.usecases.understand import Understood, offers_of


async def take_contact(
    ports: Ports, actor: Actor, task_id: str, *, party_id: str, key: str, version: int | None = None
) -> Understood:
    """The initiator says that a party is this person, known from before: their number, address and chat are the
    party's. Refusal("contact-gone") where nobody with that key is offered for it."""
    async with at_draft(ports, actor, task_id, "take-contact", version) as desk:
        party = party_of(desk.task, party_id)
        contacts = await known_contacts(desk.tx, desk.person)
        one = next((each for each in offered_for(party, contacts) if each.key == key), None)
        if one is None:
            raise Refusal("contact-gone")
        filled = replace(party, phone=one.phone, email=one.email, company=party.company or one.company)
        known = await desk.tx.people.get(one.person_id) if one.person_id else None
        filled = bound(filled, known) if known else await bound_if_known(desk.tx, filled)
        facts = ("phone", "email", "company", "person_id", "reach")
        changes = {fact: getattr(filled, fact) for fact in facts}
        desk.change(draft_parties.change_party(desk.task, party_id, ports.clock(), **changes))
    return Understood(desk.view(), offers=offers_of(desk.task.parties, contacts))
