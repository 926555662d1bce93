"""How somebody signs, kept for the next time at their wish; sealed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, delete, select

from signing.ports import KeptHand
from storage.rows import Rows
from storage.tables import kept_hands


class HandRows(Rows):
    async def get(self, person_id: str, kind: str) -> KeptHand | None:
        at = and_(kept_hands.c.person_id == person_id, kept_hands.c.kind == kind)
        return await self._one(KeptHand, select(kept_hands).where(at))

    async def kinds(self, person_id: str) -> Sequence[str]:
        query = select(kept_hands.c.kind).where(kept_hands.c.person_id == person_id).order_by(kept_hands.c.kind)
        return [row["kind"] for row in await self._mappings(query)]

    async def put(self, hand: KeptHand) -> None:
        await self._put(kept_hands, hand)

    async def drop(self, person_id: str, kind: str) -> bool:
        at = and_(kept_hands.c.person_id == person_id, kept_hands.c.kind == kind)
        return bool(await self._changed(delete(kept_hands).where(at)))
