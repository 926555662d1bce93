"""What the use cases of members have in common: who may, and what is refused goes into the house's chain."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, Json, Ports, Transaction
from signing.task.events import REFUSED
from signing.task.members import Right, by_settings, may, members_now
from signing.task.model import Person
from signing.usecases.admission import person_of


@dataclass(frozen=True, slots=True)
class MembersDesk:
    """`everyone`: all members, and nobody else changes one meanwhile."""

    ports: Ports
    tx: Transaction
    actor: Actor
    person: Person
    everyone: Sequence[Person]

    def member(self, person_id: str) -> Person:
        found = next((each for each in self.everyone if each.id == person_id), None)
        if found is None:
            raise NotAllowed("not-found")
        return found

    def fixed(self, member: Person) -> bool:
        return by_settings(member, self.ports.installation.admin_telegram_ids)

    async def note(self, kind: str, **facts: Json) -> None:
        at = self.ports.clock()
        await record(self.tx, at=at, kind=kind, actor=self.actor, task_id=None, facts=facts)

    async def tell(self, person_id: str, key: str, name: str, about: str) -> None:
        """`about` makes the message one of its own: told once, whatever is repeated."""
        facts = {"key": key, "name": name}
        await self.tx.outbox.put(key=f"{key}:{about}:{person_id}", kind="told", person_id=person_id, facts=facts)


@asynccontextmanager
async def at_members(ports: Ports, actor: Actor, act: str, *rights: Right) -> AsyncIterator[MembersDesk]:
    """For whoever has one of these rights (`members` where none is named); to all others there is nothing here."""
    try:
        async with ports.transaction() as tx:
            admins = ports.installation.admin_telegram_ids
            everyone = members_now(await tx.people.members(claimed=True), admins)
            person = await person_of(tx, actor)
            if not any(may(person, right) for right in rights or (Right.MEMBERS,)):
                raise NotAllowed("not-found")
            yield MembersDesk(ports, tx, actor, person, everyone)
    except BadAnswer:
        raise
    except Refusal as refusal:
        async with ports.transaction() as tx:
            facts = {"act": act, "code": refusal.code}
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)
        raise
