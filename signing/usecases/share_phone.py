from __future__ import annotations

from dataclasses import replace

import phonenumbers

from signing.audit.chain import record
from signing.errors import BadAnswer
from signing.ports import Actor, Ports
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
        if person.phone == e164:
            return person
        person = replace(person, phone=e164)
        await tx.people.save(person)
        facts = {"person_id": person.id, "phone": e164}
        await record(tx, at=ports.clock(), kind=PERSON_CHANGED, actor=actor, task_id=None, facts=facts)
        return person
