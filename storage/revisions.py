from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from signing.ports import Revision
from storage.rows import Rows
from storage.tables import revisions

COLUMNS = [column for column in revisions.columns if column.name != "plan"]


class RevisionRows(Rows):
    async def add(self, revision: Revision) -> None:
        await self._add(revisions, revision)
        mine = (revisions.c.task_id == revision.task_id) & (revisions.c.document == revision.document)
        earlier = mine & (revisions.c.number < revision.number) & revisions.c.plan.is_not(None)
        await self._changed(update(revisions).where(earlier).values(plan=None))

    async def of_task(self, task_id: str) -> Sequence[Revision]:
        mine = select(*COLUMNS).where(revisions.c.task_id == task_id)
        return await self._all(Revision, mine.order_by(revisions.c.document, revisions.c.number))

    async def plan(self, task_id: str, sha256: str) -> bytes | None:
        wanted = (revisions.c.task_id == task_id) & (revisions.c.sha256 == sha256)
        found: bytes | None = await self._scalar(select(revisions.c.plan).where(wanted))
        return found
