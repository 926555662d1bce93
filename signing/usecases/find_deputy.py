from __future__ import annotations

from signing.errors import BadAnswer
from signing.ports import Actor, Ports, Transaction
from signing.task.contacts import read_email, read_phone, region_of
from signing.task.members import is_member
from signing.task.model import Person
from signing.usecases.admission import person_of

OFFERED = 6


async def find_deputy(
    ports: Ports, actor: Actor, *, words: str = "", telegram_id: int | None = None, person_id: str | None = None
) -> Person:
    """Who is meant: picked in the chat, pressed (`person_id`, one of `deputies_for`), or by a proven number or an
    address in words. BadAnswer `deputy-unknown`, `deputy-self`."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        found: Person | None
        if person_id is not None:
            found = next((each for each in await _known(tx, person) if each.id == person_id), None)
        elif telegram_id is not None:
            found = await tx.people.by_telegram_id(telegram_id)
        else:
            found = await _by_words(ports, tx, words)
    if found is None or found.telegram_id is None:
        raise BadAnswer("deputy-unknown")
    if found.id == person.id:
        raise BadAnswer("deputy-self")
    return found


async def deputies_for(ports: Ports, actor: Actor) -> tuple[Person, ...]:
    """Whom to offer: those of the actor's own address book with an account, and fellow members."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        return tuple(await _known(tx, person))[:OFFERED]


async def _known(tx: Transaction, person: Person) -> list[Person]:
    ids = [each.person_id for each in await tx.contacts.of_owner(person.id, 50) if each.person_id]
    people = [found for each in dict.fromkeys(ids) if (found := await tx.people.get(each))]
    if is_member(person):
        people += [each for each in await tx.people.members() if each.id not in ids]
    return [each for each in people if each.id != person.id and each.telegram_id is not None]


async def _by_words(ports: Ports, tx: Transaction, words: str) -> Person | None:
    """Only by a number that the account has proven: an address is whatever somebody says."""
    if read_email(words.strip()) is not None:
        return None
    phone = read_phone(words.strip(), region_of(ports.installation.time_zone))
    return await tx.people.by_phone(phone) if phone else None
