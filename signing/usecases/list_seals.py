from __future__ import annotations

from collections.abc import Sequence

from signing.ports import Actor, Ports, SealState
from signing.usecases.admission import person_of
from signing.usecases.seal_views import SealView


async def list_seals(ports: Ports, actor: Actor) -> Sequence[SealView]:
    """The seals that this person keeps or may use, without those cancelled; no pictures."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        found = await tx.seals.of_person(person.id, ports.clock())
    living = (seal for seal in found if seal.state is not SealState.CANCELLED)
    return [SealView(seal, keeps=seal.keeper_id == person.id) for seal in living]
