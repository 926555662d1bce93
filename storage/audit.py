from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, func, or_, select

from signing.audit.entries import INSTALLATION_CHAIN, chain_id
from signing.ports import Actor, AuditEntry
from storage.locks import lock
from storage.rows import Rows, insert, values_of
from storage.tables import audit, audit_heads

COLUMNS = [column for column in audit.c if column.name != "chain"]


class AuditRows(Rows):
    async def append(self, entry: AuditEntry) -> None:
        chain = chain_id(entry.task_id)
        row = {**values_of(entry), "actor": asdict(entry.actor), "chain": chain}
        await self._changed(audit.insert().values(row))
        end = {"number": entry.number, "hash": entry.hash}
        statement = insert(self._connection, audit_heads).values(chain=chain, **end)
        await self._changed(statement.on_conflict_do_update(index_elements=["chain"], set_=end))

    async def head(self, task_id: str | None) -> AuditEntry | None:
        chain = chain_id(task_id)
        await lock(self._connection, f"audit:{chain}")
        newest = select(*COLUMNS).where(audit.c.chain == chain).order_by(audit.c.number.desc()).limit(1)
        found = await self._mappings(newest)
        return _entry(found[0]) if found else None

    async def of_task(self, task_id: str | None) -> Sequence[AuditEntry]:
        entries = select(*COLUMNS).where(audit.c.chain == chain_id(task_id)).order_by(audit.c.number)
        return [_entry(row) for row in await self._mappings(entries)]

    async def after(self, task_id: str | None, number: int, limit: int) -> Sequence[AuditEntry]:
        chain = task_id if task_id == "" else chain_id(task_id)
        behind = or_(audit.c.chain > chain, and_(audit.c.chain == chain, audit.c.number > number))
        page = select(audit.c.chain, *COLUMNS).where(behind).order_by(audit.c.chain, audit.c.number).limit(limit)
        return [_in_chain(row) for row in await self._mappings(page)]

    async def at(self, task_id: str | None, number: int) -> AuditEntry | None:
        entry = select(*COLUMNS).where(audit.c.chain == chain_id(task_id), audit.c.number == number)
        found = await self._mappings(entry)
        return _entry(found[0]) if found else None

    async def heads(self, task_ids: Sequence[str | None]) -> Mapping[str | None, tuple[int, str]]:
        ids = {chain_id(task_id): task_id for task_id in task_ids}
        ends = select(audit_heads.c.chain, audit_heads.c.number, audit_heads.c.hash)
        rows = await self._mappings(ends.where(audit_heads.c.chain.in_(ids)))
        return {ids[row["chain"]]: (row["number"], row["hash"]) for row in rows}

    async def headless(self, limit: int) -> Sequence[str | None]:
        entries = exists().where(audit.c.chain == audit_heads.c.chain)
        found = await self._connection.execute(select(audit_heads.c.chain).where(~entries).limit(limit))
        return [task_of(chain) for chain in found.scalars()]

    async def bare(self, entry: AuditEntry) -> None:
        left = {"actor": asdict(entry.actor), "facts": dict(entry.facts), "salt": None}
        same = (audit.c.chain == chain_id(entry.task_id)) & (audit.c.number == entry.number)
        await self._changed(audit.update().where(same, audit.c.hash == entry.hash).values(left))

    async def first_at(self) -> datetime | None:
        found: datetime | None = await self._scalar(select(func.min(audit.c.at)))
        return found


def task_of(chain: str) -> str | None:
    return None if chain == INSTALLATION_CHAIN else chain


def _in_chain(row: Mapping[str, Any]) -> AuditEntry:
    """Filed under a chain that is not its own, it must not be taken for one of its own."""
    plain = {name: value for name, value in row.items() if name != "chain"}
    if chain_id(plain["task_id"]) != row["chain"]:
        plain |= {"task_id": task_of(row["chain"]), "previous": ""}
    return _entry(plain)


def _entry(row: Mapping[str, Any]) -> AuditEntry:
    return AuditEntry(**{**row, "actor": Actor(**row["actor"])})
