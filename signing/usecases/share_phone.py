from __future__ import annotations

from dataclasses import replace

import phonenumbers

from signing.audit.chain import record
from signing.errors import BadAnswer
from signing.ports import Actor, Ports, Proof
from signing.task.events import PERSON_CHANGED
from signing.task.model import Person
from signing.usecases.admission import person_of


async def share_phone(ports: Ports, actor: Actor, phone: str) -> Person:
    """The person's own number, proven by the chat (the door has checked contact.user_id == from.id)."""
    try:
        # Telegram gives contacts in international form, with or without the plus.
        number = phonenumbers.parse("+" + phone.lstrip("+ "))
    except phonenumbers.NumberParseException:
        raise BadAnswer("phone-unreadable") from None
    if not phonenumbers.is_possible_number(number):
        raise BadAnswer("phone-unreadable")
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        now = ports.clock()
        proven = {each.what: each for each in await tx.security.proofs(person.id)}.get("phone")
        if person.phone == e164 and proven is not None and proven.value == e164:
            return person
        await tx.security.put_proof(Proof(person.id, "phone", e164, "contact", now))
        person = replace(person, phone=e164)
        await tx.people.save(person)
        facts = {"person_id": person.id, "phone": e164}
        await record(tx, at=now, kind=PERSON_CHANGED, actor=actor, task_id=None, facts=facts)
        return person
