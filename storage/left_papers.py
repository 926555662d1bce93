from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select, tuple_, union_all

from signing.ports import LeftPaper
from storage.rows import Rows, insert, values_of
from storage.tables import handed_in, left_papers, reports, revisions, seals, tasks, template_versions

_NAMING = (
    *(handed_in.c.sha256, revisions.c.sha256, reports.c.sha256),
    *(seals.c.page, seals.c.preview, seals.c.original),
)

PAGE = 200  # versions of templates that are opened at once


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
        rows = [select(column).where(column == name) for column in _NAMING]
        if await self._mappings(union_all(*rows).limit(1)):
            return True
        own = select(tasks.c.documents).where(tasks.c.id == paper.task_id)
        return await self._holds(own, name) or await self._in_a_template(name)

    async def _in_a_template(self, name: str) -> bool:
        key = list(template_versions.primary_key)
        page = select(*key, template_versions.c.content).order_by(*key).limit(PAGE)
        rows = (await self._connection.execute(page)).all()
        while rows:
            if any(name in json.dumps(row.content) for row in rows):
                return True
            rows = (await self._connection.execute(page.where(tuple_(*key) > tuple(rows[-1][:2])))).all()
        return False

    async def _holds(self, query: Select[Any], name: str) -> bool:
        """Anywhere in its JSON, which is sealed: a digest is found by itself."""
        return any(name in json.dumps(row[0]) for row in await self._connection.execute(query))

    async def forget(self, sha256: str) -> None:
        await self._changed(delete(left_papers).where(left_papers.c.sha256 == sha256))
