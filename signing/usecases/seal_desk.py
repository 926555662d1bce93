"""Whose seal it is, and who may do what with it. Not yours and not there look the same."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports, Seal, SealUser, Transaction
from signing.seals.design import SealKind
from signing.seals.rights import Standing, standing_of
from signing.task.events import REFUSED
from signing.task.members import Right, may
from signing.task.model import Person
from signing.usecases.admission import person_of


@dataclass(frozen=True, slots=True)
class SealDesk:
    tx: Transaction
    seal: Seal
    person: Person
    users: Sequence[SealUser]
    standing: Standing

    @property
    def keeps(self) -> bool:
        return self.standing >= Standing.KEEPER


@asynccontextmanager
async def at_seal(
    ports: Ports, actor: Actor, seal_id: str, act: str, *, least: Standing = Standing.KEEPER
) -> AsyncIterator[SealDesk]:
    """One transaction with a seal to which the person stands at least so. Anybody else gets `not-found`, and the
    attempt goes into the installation's chain."""
    try:
        async with ports.transaction() as tx:
            yield await _desk(ports, tx, actor, seal_id, least)
    except NotAllowed as refusal:
        await refused(ports, actor, seal_id, act, refusal)
        raise


async def _desk(ports: Ports, tx: Transaction, actor: Actor, seal_id: str, least: Standing) -> SealDesk:
    person = await person_of(tx, actor)
    seal = await tx.seals.get(seal_id)
    if seal is None:
        raise NotAllowed("not-found")
    users = await tx.seals.users(seal_id)
    standing = standing_of(seal, person, users, ports.clock())
    if standing < least:
        raise NotAllowed("not-found")
    return SealDesk(tx, seal, person, users, standing)


async def refused(ports: Ports, actor: Actor, seal_id: str, act: str, refusal: Refusal) -> None:
    """Only where there is such a seal: made-up ids leave no trace to fill the disk with."""
    async with ports.transaction() as tx:
        if await tx.seals.get(seal_id) is not None:
            facts = {"act": act, "code": refusal.code, "seal_id": seal_id}
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)


def check_owner(ports: Ports, person: Person, owner: str) -> None:
    """The installation's own company is spoken for by its admins and seal keepers. Raises NotAllowed
    `seal-for-admins`."""
    house = ports.installation
    if house.is_named and not may(person, Right.SEALS) and same_name(owner, house.organisation):
        raise NotAllowed("seal-for-admins", company=house.organisation)


def is_house(ports: Ports, person: Person, kind: str, owner: str) -> bool:
    """The installation's own: its company's, and its representative's, whom they speak for."""
    house = ports.installation
    if not house.is_named:
        return False
    return same_name(owner, house.organisation) or (kind == SealKind.LEGAL and may(person, Right.SEALS))


def same_name(one: str, other: str) -> bool:
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """Brackets, spaces and case are written this way and that."""
    return "".join(name.replace("（", "(").replace("）", ")").split()).casefold()
