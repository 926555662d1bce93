from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select

from signing.ports.erasing import Erasure
from storage.rows import Rows
from storage.tables import erasures


class ErasureRows(Rows):
    async def get(self, what: str, subject: str) -> Erasure | None:
        at = and_(erasures.c.what == what, erasures.c.subject == subject)
        return await self._one(Erasure, select(erasures).where(at))

    async def put(self, erasure: Erasure) -> None:
        await self._put(erasures, erasure)

    async def asked(self) -> Sequence[Erasure]:
        wished = and_(
            erasures.c.asked_at.is_not(None),
            or_(erasures.c.done_at.is_(None), erasures.c.done_at < erasures.c.asked_at),
        )
        return await self._all(Erasure, select(erasures).where(wished).order_by(erasures.c.asked_at))

    async def done(self) -> Sequence[Erasure]:
        done = select(erasures).where(erasures.c.done_at.is_not(None))
        return await self._all(Erasure, done.order_by(erasures.c.done_at, erasures.c.subject))
