from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from signing.task.address_book import Contact
from storage.rows import Rows
from storage.sealed_columns import Digest
from storage.tables import contacts

_COLUMNS = [column for column in contacts.c if not isinstance(column.type, Digest)]


class ContactRows(Rows):
    async def of_owner(self, owner_id: str, limit: int, offset: int = 0) -> Sequence[Contact]:
        theirs = select(*_COLUMNS).where(contacts.c.owner_id == owner_id)
        latest = theirs.order_by(contacts.c.used_at.desc(), contacts.c.id)
        return await self._all(Contact, latest.limit(limit).offset(offset))

    async def get(self, owner_id: str, contact_id: str) -> Contact | None:
        theirs = select(*_COLUMNS).where(contacts.c.owner_id == owner_id, contacts.c.id == contact_id)
        return await self._one(Contact, theirs)

    async def put(self, contact: Contact) -> None:
        await self._put(contacts, contact)

    async def forget(self, owner_id: str, contact_id: str) -> bool:
        theirs = delete(contacts).where(contacts.c.owner_id == owner_id, contacts.c.id == contact_id)
        return await self._changed(theirs) > 0
