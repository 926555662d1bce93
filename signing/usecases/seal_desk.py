"""Whose seal it is, and who may do what with it. Not yours and not there look the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports, Seal, Transaction
from signing.task.events import REFUSED
from signing.task.model import Person
from signing.usecases.admission import person_of


@dataclass(frozen=True, slots=True)
class SealDesk:
    tx: Transaction
    seal: Seal
    person: Person

    @property
    def keeps(self) -> bool:
        return self.seal.keeper_id == self.person.id


@asynccontextmanager
async def at_seal(
    ports: Ports, actor: Actor, seal_id: str, act: str, *, keeper: bool = True
) -> AsyncIterator[SealDesk]:
    """One transaction with a seal that is the person's: theirs to keep, or (`keeper` False) to use. Anybody else
    gets `not-found`, and the attempt goes into the installation's chain."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            mine = await tx.seals.of_person(person.id, ports.clock())
            seal = next((one for one in mine if one.id == seal_id), None)
            if seal is None or (keeper and seal.keeper_id != person.id):
                raise NotAllowed("not-found")
            yield SealDesk(tx, seal, person)
    except NotAllowed as refusal:
        await refused(ports, actor, seal_id, act, refusal)
        raise


async def refused(ports: Ports, actor: Actor, seal_id: str, act: str, refusal: Refusal) -> None:
    """Only where there is such a seal: made-up ids leave no trace to fill the disk with."""
    async with ports.transaction() as tx:
        if await tx.seals.get(seal_id) is not None:
            facts = {"act": act, "code": refusal.code, "seal_id": seal_id}
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)


def check_owner(ports: Ports, person: Person, owner: str) -> None:
    """The installation's own company is spoken for by its admins. Raises NotAllowed `seal-for-admins`."""
    house = ports.installation
    if house.is_named and not person.is_admin and same_name(owner, house.organisation):
        raise NotAllowed("seal-for-admins", company=house.organisation)


def same_name(one: str, other: str) -> bool:
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """Brackets, spaces and case are written this way and that."""
    return "".join(name.replace("（", "(").replace("）", ")").split()).casefold()
