from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from signing.ports import Actor, Json, Ports
from signing.ports.erasing import PERSON
from signing.task.model import Person
from signing.usecases.admission import person_of
from signing.usecases.kept_about import Standing, standing_of

# What is told together: a word of ours → the tables.
KINDS: Mapping[str, tuple[str, ...]] = {
    "proofs": ("proofs", "credentials"),
    "hands": ("kept_hands",),
    "seals": ("seals", "seal_users"),
    "contacts": ("contacts",),
    "templates": ("templates", "bulks", "template_shares"),
    "folders": ("folders",),
}


@dataclass(frozen=True, slots=True)
class MyData:
    """`counts`: by the words of KINDS; `asked_at`: when they wished to be erased, and it is not done."""

    person: Person
    counts: Mapping[str, int]
    standing: Standing
    asked_at: datetime | None


async def view_my_data(ports: Ports, actor: Actor) -> MyData:
    """What is kept about who asks."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        told = await tx.erasing.told(person.id)
        wish = await tx.erasures.get(PERSON, person.id)
        standing = await standing_of(ports, tx, person)
    asked_at = wish.asked_at if wish is not None and wish.is_waiting else None
    return MyData(person, counted(told, standing), standing, asked_at)


def counted(told: Mapping[str, Sequence[Mapping[str, Json]]], standing: Standing) -> Mapping[str, int]:
    found = {word: sum(len(told.get(table, ())) for table in tables) for word, tables in KINDS.items()}
    found["documents"] = standing.known
    return {word: count for word, count in found.items() if count}
