"""People that the initiator has had to do with before, for being offered by name. Only out of their own tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from signing.ports import TaskFilter, Transaction
from signing.task.model import Party, Person

TASKS_LOOKED_AT = 200  # the nearest deadlines and newest first


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody as they were reached before. `key`: short, the same for the same person."""

    name: str
    company: str | None = None
    phone: str | None = None
    email: str | None = None
    person_id: str | None = None

    @property
    def key(self) -> str:
        facts = (self.name.casefold(), self.phone or "", self.email or "", self.person_id or "")
        return sha256("\n".join(facts).encode()).hexdigest()[:8]


async def known_contacts(tx: Transaction, person: Person) -> tuple[Contact, ...]:
    """Each once, the latest first; whoever had neither number nor address nor chat is no contact."""
    tasks = await tx.tasks.find(TaskFilter(initiator_id=person.id, limit=TASKS_LOOKED_AT))
    found: dict[str, Contact] = {}
    for task in tasks:
        for party in task.parties:
            if (party.phone or party.email or party.person_id) and party.person_id != person.id:
                one = Contact(party.name, party.company, party.phone, party.email, party.person_id)
                found.setdefault(one.key, one)
    return tuple(found.values())


def offered_for(party: Party, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """Everybody known by this name, for a party that is known by nothing else. Never taken by itself."""
    if party.phone or party.email or party.person_id:
        return ()
    named = (one for one in contacts if one.name.casefold() == party.name.casefold())
    return tuple(one for one in named if not (party.company and one.company and party.company != one.company))
