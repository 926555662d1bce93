from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select, update

from signing.task.model import Person
from storage.rows import Rows, row_of
from storage.sealed_columns import Digest, is_one_of
from storage.tables import people

_COLUMNS = [column for column in people.c if not isinstance(column.type, Digest)]


class PeopleRows(Rows):
    async def add(self, person: Person) -> None:
        await self._add(people, person)

    async def get(self, person_id: str) -> Person | None:
        return await self._one(Person, select(*_COLUMNS).where(people.c.id == person_id))

    async def by_telegram_id(self, telegram_id: int) -> Person | None:
        return await self._one(Person, select(*_COLUMNS).where(people.c.telegram_id == telegram_id))

    async def by_phone(self, phone: str) -> Person | None:
        # A number can be proven by two accounts; the older one stays who it was.
        theirs = is_one_of(self._connection, people.c.phone_digest, [phone])
        return await self._one(Person, select(*_COLUMNS).where(theirs).order_by(people.c.id).limit(1))

    async def by_letters(self, *, email: str | None = None, phone: str | None = None) -> Person | None:
        column, address = (people.c.email_digest, email) if email is not None else (people.c.phone_digest, phone)
        known = is_one_of(self._connection, column, [address] if address is not None else [])
        theirs = select(*_COLUMNS).where(people.c.telegram_id.is_(None), known)
        return await self._one(Person, theirs.order_by(people.c.id).limit(1))

    async def by_username(self, username: str) -> Person | None:
        # Names are given up and taken by others: who was heard of last has it.
        named = select(*_COLUMNS).where(is_one_of(self._connection, people.c.username_digest, [username]))
        return await self._one(Person, named.order_by(people.c.id.desc()).limit(1))

    async def admins(self) -> Sequence[Person]:
        return await self._all(Person, select(*_COLUMNS).where(people.c.is_admin).order_by(people.c.id))

    async def members(self, *, claimed: bool = False) -> Sequence[Person]:
        query = select(*_COLUMNS).where(or_(people.c.is_admin, people.c.roles != "")).order_by(people.c.id)
        return await self._all(Person, query.with_for_update() if claimed else query)

    async def save(self, person: Person) -> None:
        if not await self._changed(update(people).where(people.c.id == person.id).values(row_of(people, person))):
            raise LookupError(f"no person {person.id}")
