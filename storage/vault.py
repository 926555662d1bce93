from __future__ import annotations

from collections.abc import Mapping

from signing.ports import purposes
from storage.master_key import MasterKey
from storage.unit_of_work import Database


class Vault:
    """Seals under the master key, and keeps named secrets, sealed, in the database."""

    def __init__(self, key: MasterKey, database: Database) -> None:
        self._key = key
        self._database = database

    def seal(self, plain: bytes, purpose: str) -> bytes:
        return self._key.seal(plain, purpose)

    def open(self, sealed: bytes, purpose: str) -> bytes:
        """ValueError if it was changed, sealed for another purpose, or under a key that is gone."""
        return self._key.open(sealed, purpose)

    async def keep(self, name: str, secret: bytes) -> None:
        """The first secret of a name stays; a later one is dropped without a word. So processes that start at once
        each make one, keep it, and go on with the one they fetch. In a transaction of its own."""
        sealed = self._key.seal(secret, purposes.secret(name))
        async with self._database.transaction() as tx:
            await tx.secrets.keep(name, sealed)

    async def keep_together(self, named: Mapping[str, bytes]) -> None:
        """Like `keep`, all of them or none: processes that start at once take their locks in one order, so who
        comes first with the first name comes first with all."""
        async with self._database.transaction() as tx:
            for name, secret in sorted(named.items()):
                await tx.secrets.keep(name, self._key.seal(secret, purposes.secret(name)))

    async def replace(self, named: Mapping[str, bytes]) -> None:
        """In place of what was kept; all of them or none."""
        async with self._database.transaction() as tx:
            for name, secret in sorted(named.items()):
                sealed = self._key.seal(secret, purposes.secret(name))
                if not await tx.secrets.keep(name, sealed):
                    await tx.secrets.replace(name, sealed)

    async def fetch(self, name: str) -> bytes | None:
        async with self._database.transaction() as tx:
            sealed = await tx.secrets.fetch(name)
        return None if sealed is None else self._key.open(sealed, purposes.secret(name))

    async def fetch_beginning(self, prefix: str) -> dict[str, bytes]:
        """All whose name begins so."""
        async with self._database.transaction() as tx:
            found = await tx.secrets.beginning(prefix)
        return {name: self._key.open(sealed, purposes.secret(name)) for name, sealed in found}
