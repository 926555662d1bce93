from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, String, cast, delete, select, union_all

from signing.ports import LeftPaper
from storage.rows import Rows, insert, values_of
from storage.tables import handed_in, left_papers, reports, revisions, seals, tasks, template_versions

_NAMING = (
    *(handed_in.c.sha256, revisions.c.sha256, reports.c.sha256),
    *(seals.c.page, seals.c.preview, seals.c.original),
)


class LeftPaperRows(Rows):
    async def note(self, papers: Iterable[LeftPaper]) -> None:
        for each in papers:
            row = values_of(each)
            statement = insert(self._connection, left_papers).values(row)
            await self._changed(statement.on_conflict_do_update(index_elements=["sha256"], set_=row))

    async def left_before(self, moment: datetime, limit: int) -> Sequence[LeftPaper]:
        old = select(left_papers).where(left_papers.c.left_at < moment)
        return await self._all(LeftPaper, old.order_by(left_papers.c.left_at, left_papers.c.sha256).limit(limit))

    async def is_named(self, paper: LeftPaper) -> bool:
        name = paper.sha256
        own = select(tasks.c.version).where(tasks.c.id == paper.task_id, _holds(tasks.c.documents, name))
        kept = select(template_versions.c.number).where(_holds(template_versions.c.content, name))
        rows = [select(column).where(column == name) for column in _NAMING]
        for query in (own, kept, union_all(*rows)):
            if await self._mappings(query.limit(1)):
                return True
        return False

    async def forget(self, sha256: str) -> None:
        await self._changed(delete(left_papers).where(left_papers.c.sha256 == sha256))


def _holds(column: Column[Any], name: str) -> ColumnElement[bool]:
    """Anywhere in its JSON: a digest is found by itself."""
    return cast(column, String).contains(name)
