"""Keepers asked for leave, and every use of a seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, select, update

from signing.task.sealing import AskState, SealRequest, SealUse
from storage.rows import Rows, values_of
from storage.tables import seal_requests, seal_uses


class SealRequestRows(Rows):
    async def note_use(self, use: SealUse) -> None:
        await self._add(seal_uses, use)

    async def uses(self, seal_id: str, limit: int, offset: int = 0) -> Sequence[SealUse]:
        of_it = select(seal_uses).where(seal_uses.c.seal_id == seal_id)
        newest = of_it.order_by(seal_uses.c.at.desc(), seal_uses.c.task_id, seal_uses.c.place, seal_uses.c.sha256)
        return await self._all(SealUse, newest.limit(limit).offset(offset))

    async def add_request(self, request: SealRequest) -> None:
        await self._add(seal_requests, request)

    async def request(self, request_id: str) -> SealRequest | None:
        found = await self._requests(select(seal_requests).where(seal_requests.c.id == request_id))
        return found[0] if found else None

    async def move_request(self, request: SealRequest, before: AskState) -> bool:
        at = and_(seal_requests.c.id == request.id, seal_requests.c.state == before.value)
        return await self._changed(update(seal_requests).where(at).values(values_of(request))) > 0

    async def requests_for(self, seal_id: str, task_id: str, party_id: str) -> Sequence[SealRequest]:
        of_it = select(seal_requests).where(
            seal_requests.c.seal_id == seal_id,
            seal_requests.c.task_id == task_id,
            seal_requests.c.party_id == party_id,
        )
        return await self._requests(of_it.order_by(seal_requests.c.asked_at.desc(), seal_requests.c.id.desc()))

    async def requests_in(self, task_ids: Sequence[str]) -> Sequence[SealRequest]:
        of_it = select(seal_requests).where(seal_requests.c.task_id.in_(task_ids))
        return await self._requests(of_it.order_by(seal_requests.c.asked_at, seal_requests.c.id))

    async def late_requests(self, now: datetime, limit: int) -> Sequence[SealRequest]:
        late = select(seal_requests).where(
            seal_requests.c.state.in_([AskState.WAITING.value, AskState.GRANTED.value]),
            seal_requests.c.expires_at <= now,
        )
        return await self._requests(late.order_by(seal_requests.c.expires_at, seal_requests.c.id).limit(limit))

    async def waiting_requests(self, seal_ids: Sequence[str], now: datetime) -> Sequence[SealRequest]:
        waiting = select(seal_requests).where(
            seal_requests.c.seal_id.in_(seal_ids),
            seal_requests.c.state == AskState.WAITING.value,
            seal_requests.c.expires_at > now,
        )
        return await self._requests(waiting.order_by(seal_requests.c.asked_at, seal_requests.c.id))

    async def _requests(self, query: Select[Any]) -> list[SealRequest]:
        return [replace(row, state=AskState(row.state)) for row in await self._all(SealRequest, query)]
