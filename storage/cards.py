from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, delete, select

from signing.ports import Card
from storage.queue_tables import cards
from storage.rows import Rows


class CardRows(Rows):
    async def get(self, task_id: str, person_id: str) -> Card | None:
        at = and_(cards.c.task_id == task_id, cards.c.person_id == person_id)
        return await self._one(Card, select(cards).where(at))

    async def put(self, card: Card) -> None:
        await self._put(cards, card)

    async def drop(self, task_id: str, person_id: str) -> None:
        at = and_(cards.c.task_id == task_id, cards.c.person_id == person_id)
        await self._changed(delete(cards).where(at))

    async def readers(self, task_id: str) -> Sequence[str]:
        query = select(cards.c.person_id).where(cards.c.task_id == task_id).order_by(cards.c.person_id)
        return list((await self._connection.execute(query)).scalars())
