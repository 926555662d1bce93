from __future__ import annotations

from collections.abc import Sequence

from signing.ports import Actor, Ports
from signing.task.templates import Template
from signing.usecases.admission import person_of


async def list_templates(ports: Ports, actor: Actor) -> Sequence[Template]:
    """The actor's own, by name, without archived ones."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        return await tx.templates.of_owner(person.id)
