from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Erasure, Ports
from signing.ports.erasing import PERSON
from signing.task.events import ERASURE_ASKED
from signing.task.members import is_member
from signing.usecases.admission import person_of


async def ask_erasure(ports: Ports, actor: Actor) -> bool:
    """Somebody wishes that what is kept about them goes; every admin is told. False where they have wished it
    before and it is not decided. Refusal `erase-person-member` for who belongs to the house: it takes leave of
    them first."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        if is_member(person):
            raise Refusal("erase-person-member")
        wish = await tx.erasures.get(PERSON, person.id)
        if wish is not None and wish.is_waiting:
            return False
        now = ports.clock()
        # That they were erased before stays in the register: without it the file beside it would erase them again.
        await tx.erasures.put(replace(wish or Erasure(PERSON, person.id), asked_at=now))
        await record(tx, at=now, kind=ERASURE_ASKED, actor=actor, task_id=None, facts={"person_id": person.id})
        for admin in await tx.people.admins():
            facts = {"key": "told-erasure-asked", "name": person.name, "erase_id": person.id}
            key = f"erasure-asked:{person.id}:{now:%Y%m%dT%H%M%S}:{admin.id}"
            await tx.outbox.put(key=key, kind="attention", person_id=admin.id, facts=facts)
    ports.wake()
    return True
