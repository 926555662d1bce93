"""Evidence reports that were made: what was made stays, the newest is given out."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from signing.ports import Report
from storage.rows import Rows
from storage.tables import reports

COLUMNS = [column for column in reports.c if column.name != "row"]


class ReportRows(Rows):
    async def add(self, report: Report) -> None:
        await self._add(reports, report)

    async def newest(self, task_id: str, person_id: str, language: str) -> Report | None:
        mine = (reports.c.task_id == task_id) & (reports.c.person_id == person_id)
        wanted = select(*COLUMNS).where(mine & (reports.c.language == language))
        return await self._one(Report, wanted.order_by(reports.c.row.desc()).limit(1))

    async def newest_of(self, task_id: str) -> Sequence[Report]:
        """Each reader's, in each language."""
        latest = select(func.max(reports.c.row)).where(reports.c.task_id == task_id)
        latest = latest.group_by(reports.c.person_id, reports.c.language)
        wanted = select(*COLUMNS).where(reports.c.row.in_(latest)).order_by(reports.c.row)
        return await self._all(Report, wanted)

    async def of_task(self, task_id: str) -> Sequence[Report]:
        return await self._all(
            Report, select(*COLUMNS).where(reports.c.task_id == task_id).order_by(reports.c.row)
        )

    async def by_digest(self, sha256: str) -> Report | None:
        return await self._one(Report, select(*COLUMNS).where(reports.c.sha256 == sha256).limit(1))
