"""Counted in one walk over the tasks of whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, select

from signing.ports.stats import MonthCount
from signing.task.model import OPEN_STATES, TaskState
from storage.rows import Rows
from storage.tables.tasks import tasks

FAILED = (TaskState.REJECTED.value, TaskState.WITHDRAWN.value, TaskState.EXPIRED.value)


class StatRows(Rows):
    async def by_month(
        self, spans: Sequence[tuple[datetime, datetime]], initiator_id: str | None
    ) -> Sequence[MonthCount]:
        counts: list[ColumnElement[int]] = []
        for begins, ends in spans:
            then = and_(tasks.c.sent_at >= begins, tasks.c.sent_at < ends)
            counts += [
                _how_many(then),
                _how_many(and_(then, tasks.c.state == TaskState.COMPLETED.value)),
                _how_many(and_(then, tasks.c.state.in_(FAILED))),
            ]
        query = select(*counts).where(*_of(initiator_id), tasks.c.sent_at >= spans[0][0])
        row = (await self._connection.execute(query)).one()
        return [
            MonthCount(*span, *(int(each or 0) for each in row[3 * at : 3 * at + 3]))
            for at, span in enumerate(spans)
        ]

    async def lives(
        self, since: datetime, initiator_id: str | None, limit: int
    ) -> Sequence[tuple[datetime, datetime]]:
        done = and_(tasks.c.state == TaskState.COMPLETED.value, tasks.c.sent_at >= since)
        query = select(tasks.c.sent_at, tasks.c.ended_at).where(*_of(initiator_id), done)
        rows = await self._connection.execute(query.order_by(tasks.c.sent_at.desc()).limit(limit))
        return [(row[0], row[1]) for row in rows]

    async def open_now(self, now: datetime, initiator_id: str | None) -> tuple[int, int]:
        under_way = tasks.c.state.in_([state.value for state in OPEN_STATES])
        query = select(func.count(), _how_many(tasks.c.deadline < now)).where(*_of(initiator_id), under_way)
        row = (await self._connection.execute(query)).one()
        return int(row[0]), int(row[1] or 0)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _of(initiator_id: str | None) -> list[ColumnElement[bool]]:
    return [] if initiator_id is None else [tasks.c.initiator_id == initiator_id]
