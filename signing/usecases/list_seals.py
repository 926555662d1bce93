from __future__ import annotations

from collections.abc import Sequence

from signing.audit.chain import record
from signing.ports import Actor, Json, Ports, Seal, SealState, Transaction
from signing.seals.rights import Standing, approval_by, standing_of
from signing.task.events import ADMIN_READ
from signing.task.members import Right, may
from signing.task.model import Person
from signing.usecases.admission import person_of
from signing.usecases.seal_views import SealView


async def list_seals(ports: Ports, actor: Actor) -> Sequence[SealView]:
    """The seals that this person keeps or may use, without those cancelled; for admins and seal keepers also those
    of the house that wait for an approval. No pictures."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        found = list(await tx.seals.of_person(person.id, ports.clock()))
        admins = await tx.people.admins()
        if may(person, Right.SEALS):
            known = {seal.id for seal in found}
            others = [one for one in await tx.seals.of_house(SealState.DRAFT) if one.id not in known]
            found += others
            if others:
                facts: Json = {"what": "seals", "count": len(others)}
                await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=None, facts=facts)
        views = [await _view(ports, tx, seal, person, admins) for seal in found]
    return [view for view in views if view.seal.state is not SealState.CANCELLED]


async def _view(ports: Ports, tx: Transaction, seal: Seal, person: Person, admins: Sequence[Person]) -> SealView:
    standing = standing_of(seal, person, await tx.seals.users(seal.id), ports.clock())
    keeps = standing >= Standing.KEEPER
    return SealView(seal, keeps, standing=standing, approval=approval_by(seal, person, admins))
