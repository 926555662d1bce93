from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from signing.ports import Revision
from storage.rows import Rows
from storage.tables import revisions


class RevisionRows(Rows):
    async def add(self, revision: Revision) -> None:
        await self._add(revisions, revision)

    async def of_task(self, task_id: str) -> Sequence[Revision]:
        mine = select(revisions).where(revisions.c.task_id == task_id)
        return await self._all(Revision, mine.order_by(revisions.c.number))
