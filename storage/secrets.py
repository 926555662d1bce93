from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from storage.rows import Rows
from storage.tables import secrets


class SecretRows(Rows):
    """Named secrets as the vault sealed them."""

    async def keep(self, name: str, sealed: bytes) -> bool:
        """The first one wins: False if the name is taken."""
        return await self._add_new(secrets, {"name": name, "sealed": sealed}, "name")

    async def fetch(self, name: str) -> bytes | None:
        found: bytes | None = await self._scalar(select(secrets.c.sealed).where(secrets.c.name == name))
        return found

    async def beginning(self, prefix: str) -> Sequence[tuple[str, bytes]]:
        named = secrets.c.name.startswith(prefix, autoescape=True)
        query = select(secrets.c.name, secrets.c.sealed).where(named).order_by(secrets.c.name)
        return [(row.name, row.sealed) for row in await self._connection.execute(query)]

    async def all(self) -> Sequence[tuple[str, bytes]]:
        """Locked until this transaction ends."""
        query = select(secrets.c.name, secrets.c.sealed).order_by(secrets.c.name).with_for_update()
        return [(row.name, row.sealed) for row in await self._connection.execute(query)]

    async def replace(self, name: str, sealed: bytes) -> None:
        await self._changed(update(secrets).where(secrets.c.name == name).values(sealed=sealed))
