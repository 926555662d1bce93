from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from signing.errors import NotAllowed
from signing.ports import Actor, Ports, Transaction
from signing.ports.erasing import PERSON
from signing.task.contacts import read_email, read_phone, region_of
from signing.task.events import ADMIN_READ
from signing.task.model import Person
from signing.usecases.kept_about import Standing, standing_of
from signing.usecases.members_desk import at_members
from signing.usecases.view_my_data import counted


@dataclass(frozen=True, slots=True)
class ErasureView:
    """Somebody before they are erased: what is kept, what the law wants kept, what stands in the way."""

    person: Person
    counts: Mapping[str, int]
    standing: Standing
    asked_at: datetime | None
    done_at: datetime | None
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class Wish:
    person: Person
    asked_at: datetime


async def view_erasures(ports: Ports, actor: Actor) -> Sequence[Wish]:
    """Who wishes to be erased, oldest first; for those who run the house. NotAllowed `not-found`."""
    async with at_members(ports, actor, "erasures") as desk:
        await desk.note(ADMIN_READ, what="erasures")
        found = []
        for wish in await desk.tx.erasures.asked():
            person = await desk.tx.people.get(wish.subject)
            if person is not None and wish.asked_at is not None:
                found.append(Wish(person, wish.asked_at))
        return found


async def view_erasure(ports: Ports, actor: Actor, person_id: str) -> ErasureView:
    async with at_members(ports, actor, "erasure") as desk:
        person = await desk.tx.people.get(person_id)
        if person is None:
            raise NotAllowed("not-found")
        await desk.note(ADMIN_READ, what="erasure", person_id=person.id)
        wish = await desk.tx.erasures.get(PERSON, person.id)
        told = await desk.tx.erasing.told(person.id)
        standing = await standing_of(ports, desk.tx, person)
        asked_at, done_at = (wish.asked_at, wish.done_at) if wish else (None, None)
        is_waiting = wish is not None and wish.is_waiting
        return ErasureView(person, counted(told, standing), standing, asked_at, done_at, is_waiting)


async def find_who(ports: Ports, actor: Actor, words: str) -> str:
    """The person whom these words name: @name, Telegram number, phone or e-mail. NotAllowed `not-found`,
    `erase-nobody`."""
    async with at_members(ports, actor, "erasure") as desk:
        person = await who_is(ports, desk.tx, words)
        if person is None:
            raise NotAllowed("erase-nobody")
        await desk.note(ADMIN_READ, what="erasure", person_id=person.id)
        return person.id


async def who_is(ports: Ports, tx: Transaction, words: str) -> Person | None:
    said = words.strip()
    if said.startswith("@"):
        return await tx.people.by_username(said[1:])
    if said.isascii() and said.isdigit() and (found := await tx.people.by_telegram_id(int(said))):
        return found
    if (email := read_email(said)) is not None:
        return await tx.people.by_letters(email=email)
    phone = read_phone(said, region_of(ports.installation.time_zone))
    return await tx.people.by_phone(phone) if phone else None
