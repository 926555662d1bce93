"""Where somebody can be written, as things are now. In the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection

from signing.ports import Ports, Transaction
from signing.task.model import Party, Person
from signing.task.ways import CHAT, way_to_party
from signing.task.wished_ways import own_address, ways_in_order

Way = tuple[str, str | None]  # and the address, where it is one of a letter


async def ways_of(ports: Ports, tx: Transaction, person: Person) -> tuple[str, ...]:
    """The first to be tried first."""
    wishes, channels = await tx.preferences.get(person.id), await tx.channels.of_person(person.id)
    return ways_in_order(person, wishes, channels, ports.installation.ways)


async def next_way(
    ports: Ports, tx: Transaction, person: Person, party: Party | None, tried: Collection[str] = ()
) -> Way | None:
    """Their own ways first; then, of a party, what the initiator named it with."""
    own = next((way for way in await ways_of(ports, tx, person) if way not in tried), None)
    if own is not None:
        return own, own_address(person, own)
    ways = ports.installation.ways - frozenset(tried)
    return way_to_party(party, ways) if party is not None and person.telegram_id is not None else None


async def past_chat(ports: Ports, tx: Transaction, person: Person | None, party: Party) -> Way | None:
    """The way to somebody who has shut the chat."""
    if person is None or not person.blocked:
        return None
    return await next_way(ports, tx, person, party, (CHAT,))
