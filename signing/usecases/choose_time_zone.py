from __future__ import annotations

from dataclasses import replace
from zoneinfo import available_timezones

from signing.audit.chain import record
from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.events import PERSON_CHANGED
from signing.task.model import Person
from signing.usecases.admission import person_of


async def choose_time_zone(ports: Ports, actor: Actor, zone: str) -> Person:
    """An IANA name like Asia/Shanghai; upper and lower case are forgiven."""
    names = {name.lower(): name for name in available_timezones()}
    wanted = names.get(zone.strip().lower().replace(" ", "_"))
    if wanted is None:
        raise BadAnswer("time-zone-unknown", zone=zone.strip()[:60])
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        if person.time_zone == wanted:
            return person
        person = replace(person, time_zone=wanted)
        await tx.people.save(person)
        facts = {"person_id": person.id, "time_zone": wanted}
        await record(tx, at=ports.clock(), kind=PERSON_CHANGED, actor=actor, task_id=None, facts=facts)
        return person
