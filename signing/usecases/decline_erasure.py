from __future__ import annotations

from dataclasses import replace

from signing.errors import BadAnswer, Refusal
from signing.ports import Actor, Ports
from signing.ports.erasing import PERSON
from signing.task.events import ERASURE_DECLINED
from signing.task.model import Person
from signing.usecases.members_desk import at_members

REASON_LIMIT = 300  # characters


async def decline_erasure(ports: Ports, actor: Actor, person_id: str, reason: str) -> Person:
    """An admin does not do what somebody wished; they are told why, as the law wants it (PIPL 50), and may wish it
    again. NotAllowed `not-found`; Refusal `erase-not-asked`; BadAnswer `erase-reason`."""
    why = " ".join(reason.split())
    if not why or len(why) > REASON_LIMIT:
        raise BadAnswer("erase-reason", limit=REASON_LIMIT)
    async with at_members(ports, actor, "decline-erasure") as desk:
        wish = await desk.tx.erasures.get(PERSON, person_id)
        person = await desk.tx.people.get(person_id)
        if wish is None or person is None or not wish.is_waiting:
            raise Refusal("erase-not-asked")
        await desk.tx.erasures.put(replace(wish, asked_at=None))
        await desk.note(ERASURE_DECLINED, person_id=person.id, reason=why)
        facts = {"key": "told-erasure-declined", "reason": why, "organisation": ports.installation.organisation}
        key = f"erasure-declined:{person.id}:{ports.clock():%Y%m%dT%H%M%S}"
        await desk.tx.outbox.put(key=key, kind="told", person_id=person.id, facts=facts)
    ports.wake()
    return person
