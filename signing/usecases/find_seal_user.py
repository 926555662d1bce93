from __future__ import annotations

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.contacts import read_phone, region_of
from signing.task.model import Person
from signing.usecases.seal_desk import at_seal


async def find_seal_user(ports: Ports, actor: Actor, seal_id: str, *, words: str) -> Person:
    """Whom a keeper means by a phone number, a user name or a chat id, so that they see a name before they allow
    anything. Only whole ones are found. Raises NotAllowed `not-found`, BadAnswer `seal-user-unknown`."""
    words = words.strip()
    async with at_seal(ports, actor, seal_id, "find-user") as desk:
        people = desk.tx.people
        found = None
        if words.isascii() and words.isdecimal() and len(words) <= 16:
            found = await people.by_telegram_id(int(words))
        if found is None and (phone := read_phone(words, region_of(ports.installation.time_zone))):
            found = await people.by_phone(phone)
        if found is None and len(words.removeprefix("@")) >= 4:
            found = await people.by_username(words.removeprefix("@"))
        if found is None:
            raise BadAnswer("seal-user-unknown")
        return found
