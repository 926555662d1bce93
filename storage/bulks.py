from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update

from signing.ports import Json
from signing.task.bulk import Bulk, BulkCount, BulkRow, BulkState, row_from_json
from storage.rows import Rows
from storage.tables import bulk_rows, bulks, parties, tasks

_WAITING = and_(bulk_rows.c.task_id.is_(None), bulk_rows.c.refusal.is_(None))


class BulkRows(Rows):
    async def add(self, bulk: Bulk, rows: Sequence[BulkRow]) -> None:
        await self._add(bulks, bulk)
        values = [{"bulk_id": bulk.id, "at": row.at, "content": row.as_json()} for row in rows]
        await self._connection.execute(bulk_rows.insert(), values)

    async def get(self, bulk_id: str) -> Bulk | None:
        found = await self._one(Bulk, select(bulks).where(bulks.c.id == bulk_id))
        return _read(found) if found else None

    async def drop_unissued(self, owner_id: str) -> None:
        theirs = and_(bulks.c.owner_id == owner_id, bulks.c.state == BulkState.CHECKED.value)
        await self._changed(delete(bulk_rows).where(bulk_rows.c.bulk_id.in_(select(bulks.c.id).where(theirs))))
        await self._changed(delete(bulks).where(theirs))

    async def move(self, bulk_id: str, before: BulkState, after: BulkState) -> bool:
        at = and_(bulks.c.id == bulk_id, bulks.c.state == before.value)
        return await self._changed(update(bulks).where(at).values(state=after.value)) > 0

    async def issuing(self) -> Sequence[Bulk]:
        open_ones = select(bulks).where(bulks.c.state == BulkState.ISSUING.value)
        return [_read(each) for each in await self._all(Bulk, open_ones.order_by(bulks.c.made_at, bulks.c.id))]

    async def rows(self, bulk_id: str) -> Sequence[BulkRow]:
        of_it = select(bulk_rows).where(bulk_rows.c.bulk_id == bulk_id).order_by(bulk_rows.c.at)
        return [_row(each) for each in await self._mappings(of_it)]

    async def waiting_rows(self, bulk_id: str, limit: int, now: datetime) -> Sequence[BulkRow]:
        due = or_(bulk_rows.c.due_at.is_(None), bulk_rows.c.due_at <= now)
        of_it = select(bulk_rows).where(bulk_rows.c.bulk_id == bulk_id, _WAITING, due).order_by(bulk_rows.c.at)
        return [_row(each) for each in await self._mappings(of_it.limit(limit))]

    async def put_off(self, bulk_id: str, at: int, until: datetime) -> None:
        this = and_(bulk_rows.c.bulk_id == bulk_id, bulk_rows.c.at == at, _WAITING)
        await self._changed(update(bulk_rows).where(this).values(tries=bulk_rows.c.tries + 1, due_at=until))

    async def save_row(self, bulk_id: str, row: BulkRow) -> None:
        await self._changed(update(bulk_rows).where(_unissued(bulk_id, row.at)).values(content=row.as_json()))

    async def drop_row(self, bulk_id: str, at: int) -> bool:
        return await self._changed(delete(bulk_rows).where(_unissued(bulk_id, at))) > 0

    async def unbound(self, bulk_id: str) -> int:
        of_it = select(tasks.c.id).where(tasks.c.bulk_id == bulk_id)
        nobody = and_(parties.c.task_id.in_(of_it), parties.c.person_id.is_(None))
        return int(await self._scalar(select(func.count()).select_from(parties).where(nobody)))

    async def count(self, bulk_id: str) -> BulkCount:
        counted = select(func.count(), func.count(bulk_rows.c.task_id), func.count(bulk_rows.c.refusal))
        row = (await self._connection.execute(counted.where(bulk_rows.c.bulk_id == bulk_id))).one()
        return BulkCount(row[0], row[1], row[2])

    async def settle_row(
        self, bulk_id: str, at: int, *, task_id: str | None = None, refusal: Mapping[str, Json] | None = None
    ) -> bool:
        this = and_(bulk_rows.c.bulk_id == bulk_id, bulk_rows.c.at == at, _WAITING)
        values = {"task_id": task_id, "refusal": dict(refusal) if refusal else None}
        return await self._changed(update(bulk_rows).where(this).values(values)) > 0


def _unissued(bulk_id: str, at: int) -> ColumnElement[bool]:
    checked = select(bulks.c.id).where(bulks.c.state == BulkState.CHECKED.value)
    return and_(bulk_rows.c.bulk_id == bulk_id, bulk_rows.c.at == at, bulk_rows.c.bulk_id.in_(checked))


def _read(bulk: Bulk) -> Bulk:
    return replace(bulk, state=BulkState(bulk.state))


def _row(row: Mapping[str, Any]) -> BulkRow:
    settled = {name: row[name] for name in ("task_id", "refusal", "tries")}
    return row_from_json(row["at"], row["content"], **settled)
