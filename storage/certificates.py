from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from storage.rows import Rows
from storage.tables import certificates


class CertificateRows(Rows):
    async def record(
        self, *, serial: str, task_id: str | None, party_id: str | None, der: bytes, issued_at: datetime
    ) -> None:
        row = {"serial": serial, "task_id": task_id, "party_id": party_id, "der": der, "issued_at": issued_at}
        await self._changed(certificates.insert().values(row))

    async def complete(self, serial: str, der: bytes) -> None:
        await self._changed(update(certificates).where(certificates.c.serial == serial).values(der=der))

    async def of_task(self, task_id: str) -> Sequence[bytes]:
        """Oldest first."""
        mine = select(certificates.c.der).where(certificates.c.task_id == task_id)
        ordered = mine.order_by(certificates.c.issued_at, certificates.c.serial)
        return list((await self._connection.execute(ordered)).scalars())

    async def get(self, serial: str) -> bytes | None:
        found: bytes | None = await self._scalar(select(certificates.c.der).where(certificates.c.serial == serial))
        return found
