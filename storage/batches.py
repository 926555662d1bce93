"""Batches and their items: each claimed and moved on by one caller only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update

from signing.task.batch import STUCK_AFTER, Batch, BatchItem, ItemState
from storage.rows import Rows, values_of
from storage.tables.batches import batch_items, batches


class BatchRows(Rows):
    async def add(self, batch: Batch, items: Sequence[BatchItem]) -> None:
        await self._changed(batches.insert().values(_row(batch)))
        for item in items:
            await self._add(batch_items, item)

    async def get(self, batch_id: str) -> Batch | None:
        return await self._found(select(batches).where(batches.c.id == batch_id))

    async def claim(self, batch_id: str) -> Batch | None:
        return await self._found(select(batches).where(batches.c.id == batch_id).with_for_update())

    async def save(self, batch: Batch) -> None:
        if not await self._changed(update(batches).where(batches.c.id == batch.id).values(_row(batch))):
            raise LookupError(f"no batch {batch.id}")

    async def of_person(self, person_id: str, since: datetime) -> Sequence[Batch]:
        query = select(batches).where(batches.c.person_id == person_id, batches.c.made_at > since)
        return [_batch(row) for row in await self._mappings(query.order_by(batches.c.made_at))]

    async def void(self, person_id: str, at: datetime) -> None:
        living = and_(batches.c.person_id == person_id, batches.c.used_at.is_(None), batches.c.voided_at.is_(None))
        await self._changed(update(batches).where(living).values(voided_at=at))

    async def items(self, batch_id: str) -> Sequence[BatchItem]:
        query = select(batch_items).where(batch_items.c.batch_id == batch_id).order_by(batch_items.c.place)
        return [_item(row) for row in await self._mappings(query)]

    async def begin(self, batch_id: str, place: int, now: datetime) -> BatchItem | None:
        """The condition is part of the write, so it is one caller's only."""
        free = or_(
            batch_items.c.state == ItemState.WAITING.value,
            and_(batch_items.c.state == ItemState.UNDER_WAY.value, batch_items.c.began_at < now - STUCK_AFTER),
        )
        begun = update(batch_items).where(_at(batch_id, place), free)
        values = {"state": ItemState.UNDER_WAY.value, "began_at": now}
        found = await self._mappings(begun.values(values).returning(*batch_items.c))
        return _item(found[0]) if found else None

    async def end(self, item: BatchItem) -> None:
        """What has become of it, unless somebody else knows already."""
        mine = and_(_at(item.batch_id, item.place), batch_items.c.state == ItemState.UNDER_WAY.value)
        await self._changed(update(batch_items).where(mine).values(values_of(item)))

    async def unfinished(self, before: datetime, limit: int) -> Sequence[Batch]:
        """Confirmed before that moment, and with something still to do or to tell."""
        query = select(batches).where(batches.c.used_at < before, batches.c.told_at.is_(None))
        return [_batch(row) for row in await self._mappings(query.order_by(batches.c.used_at).limit(limit))]

    async def _found(self, query: Any) -> Batch | None:
        found = await self._mappings(query)
        return _batch(found[0]) if found else None


def _at(batch_id: str, place: int) -> Any:
    return and_(batch_items.c.batch_id == batch_id, batch_items.c.place == place)


def _row(batch: Batch) -> dict[str, Any]:
    return {**values_of(batch), "wrong_at": [each.isoformat() for each in batch.wrong_at]}


def _batch(row: Mapping[str, Any]) -> Batch:
    return Batch(**{**row, "wrong_at": tuple(datetime.fromisoformat(each) for each in row["wrong_at"])})


def _item(row: Mapping[str, Any]) -> BatchItem:
    return BatchItem(**{**row, "state": ItemState(row["state"])})
