from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, update

from signing.confirmation.codes import CODE_LIFE
from signing.ports import Code
from storage.rows import Rows, values_of
from storage.tables import codes

COLUMNS = [column for column in codes.c if column.name != "row"]


class CodeRows(Rows):
    async def add(self, code: Code) -> None:
        await self._add(codes, code)

    async def newest(self, task_id: str, party_id: str) -> Code | None:
        query = select(*COLUMNS).where(_of(task_id, party_id)).order_by(codes.c.row.desc()).limit(1)
        return await self._one(Code, query)

    async def save(self, code: Code) -> None:
        if not await self._changed(update(codes).where(codes.c.id == code.id).values(values_of(code))):
            raise LookupError(f"no code {code.id}")

    async def failures_since(self, task_id: str, party_id: str, since: datetime) -> int:
        """Of every code that was still alive then: the rows know how many tries, not when each was."""
        alive = and_(_of(task_id, party_id), codes.c.expires_at > since)
        return int(await self._scalar(select(func.coalesce(func.sum(codes.c.attempts), 0)).where(alive)))

    async def issued_since(self, task_id: str, party_id: str, since: datetime) -> int:
        issued = and_(_of(task_id, party_id), codes.c.expires_at >= since + CODE_LIFE)
        return int(await self._scalar(select(func.count()).select_from(codes).where(issued)))


def _of(task_id: str, party_id: str) -> ColumnElement[bool]:
    return and_(codes.c.task_id == task_id, codes.c.party_id == party_id)
