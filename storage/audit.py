from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from signing.audit.entries import chain_id
from signing.ports import Actor, AuditEntry
from storage.locks import lock
from storage.rows import Rows, values_of
from storage.tables import audit

COLUMNS = [column for column in audit.c if column.name != "chain"]


class AuditRows(Rows):
    async def append(self, entry: AuditEntry) -> None:
        row = {**values_of(entry), "actor": asdict(entry.actor), "chain": chain_id(entry.task_id)}
        await self._changed(audit.insert().values(row))

    async def head(self, task_id: str | None) -> AuditEntry | None:
        chain = chain_id(task_id)
        await lock(self._connection, f"audit:{chain}")
        newest = select(*COLUMNS).where(audit.c.chain == chain).order_by(audit.c.number.desc()).limit(1)
        found = await self._mappings(newest)
        return _entry(found[0]) if found else None

    async def of_task(self, task_id: str | None) -> Sequence[AuditEntry]:
        entries = select(*COLUMNS).where(audit.c.chain == chain_id(task_id)).order_by(audit.c.number)
        return [_entry(row) for row in await self._mappings(entries)]


def _entry(row: Mapping[str, Any]) -> AuditEntry:
    return AuditEntry(**{**row, "actor": Actor(**row["actor"])})
