from __future__ import annotations

from sqlalchemy import select

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
