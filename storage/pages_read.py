"""Which pages a party was shown, and when first; only where a task wants to be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, delete, select

from storage.rows import Rows
from storage.tables import pages_read


class PageRows(Rows):
    async def note(self, task_id: str, party_id: str, page: tuple[int, int], at: datetime) -> None:
        row = {"task_id": task_id, "party_id": party_id, "document": page[0], "page": page[1], "at": at}
        await self._add_new(pages_read, row, "task_id", "party_id", "document", "page")

    async def of_party(self, task_id: str, party_id: str) -> Mapping[tuple[int, int], datetime]:
        theirs = and_(pages_read.c.task_id == task_id, pages_read.c.party_id == party_id)
        rows = await self._mappings(select(pages_read).where(theirs))
        return {(row["document"], row["page"]): row["at"] for row in rows}

    async def drop(self, task_id: str, party_id: str) -> None:
        theirs = and_(pages_read.c.task_id == task_id, pages_read.c.party_id == party_id)
        await self._changed(delete(pages_read).where(theirs))
