"""Parties who are people of the chat already: they get their card without an invitation."""

from __future__ import annotations

from dataclasses import replace

from signing.ports import Transaction
from signing.task.model import Party, Person, Reach


async def bound_if_known(tx: Transaction, party: Party) -> Party:
    """Bound where the party's number was proven by somebody's own contact. An e-mail address proves nothing."""
    if party.person_id is not None or party.phone is None:
        return party
    person = await tx.people.by_phone(party.phone)
    return bound(party, person) if person else party


def bound(party: Party, person: Person) -> Party:
    return replace(party, person_id=person.id, reach=Reach.UNREACHABLE if person.blocked else Reach.BOUND)
