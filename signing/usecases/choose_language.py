from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.events import PERSON_CHANGED
from signing.task.model import Person
from signing.usecases.admission import person_of


async def choose_language(ports: Ports, actor: Actor, language: str) -> Person:
    """ "zh" or "en", from now on whatever the chat client says."""
    if language not in {"zh", "en"}:
        raise BadAnswer("language-unknown")
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        if person.language == language:
            return person
        person = replace(person, language=language)
        await tx.people.save(person)
        facts = {"person_id": person.id, "language": language}
        await record(tx, at=ports.clock(), kind=PERSON_CHANGED, actor=actor, task_id=None, facts=facts)
        return person
