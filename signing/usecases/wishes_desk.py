"""What the use cases of somebody's own settings have in common: read, changed, kept and recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.audit.chain import record
from signing.ports import Actor, Json, Ports, Transaction
from signing.task.channels import Channel
from signing.task.contacts import region_of
from signing.task.events import PERSON_CHANGED
from signing.task.model import Person
from signing.task.preferences import Preferences
from signing.task.wished_ways import ways_in_order
from signing.usecases.admission import person_of


@dataclass(frozen=True, slots=True)
class SettingsView:
    """`ways`: those besides the chat that lead to this person; `region`: whose days off are theirs."""

    person: Person
    wishes: Preferences
    zone: str
    region: str
    ways: frozenset[str]
    deputy: Person | None
    order: tuple[str, ...] = ()  # all ways that lead to them now, the first to be tried first
    channels: tuple[Channel, ...] = ()  # robots of their own, also those that do not work


@dataclass
class WishesDesk:
    ports: Ports
    tx: Transaction
    actor: Actor
    person: Person
    wishes: Preferences

    async def change(self, after: Preferences, **facts: Json) -> None:
        """Nothing is written where nothing changes."""
        if after == self.wishes:
            return
        self.wishes = after
        await self.tx.preferences.put(after)
        told = {"person_id": self.person.id, **facts}
        at = self.ports.clock()
        await record(self.tx, at=at, kind=PERSON_CHANGED, actor=self.actor, task_id=None, facts=told)

    async def view(self) -> SettingsView:
        deputy_id = self.wishes.deputy_id
        channels = tuple(await self.tx.channels.of_person(self.person.id))
        return SettingsView(
            person=self.person,
            wishes=self.wishes,
            zone=zone_of(self.ports, self.person),
            region=region_for(self.ports, self.person, self.wishes),
            ways=ways_open(self.ports, self.person),
            deputy=await self.tx.people.get(deputy_id) if deputy_id else None,
            order=ways_in_order(self.person, self.wishes, channels, self.ports.installation.ways),
            channels=channels,
        )


@asynccontextmanager
async def at_wishes(ports: Ports, actor: Actor) -> AsyncIterator[WishesDesk]:
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        yield WishesDesk(ports, tx, actor, person, await tx.preferences.get(person.id))


def zone_of(ports: Ports, person: Person) -> str:
    return person.time_zone or ports.installation.time_zone


def region_for(ports: Ports, person: Person, wishes: Preferences) -> str:
    return wishes.region or region_of(zone_of(ports, person))


def ways_open(ports: Ports, person: Person) -> frozenset[str]:
    own = {"email": person.email, "sms": person.phone}
    return frozenset(way for way, address in own.items() if address and way in ports.installation.ways)
