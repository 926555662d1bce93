"""The embedded queue: jobs are rows, taken on a lease by whoever comes first."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, update

from signing.ports import Job
from storage.queue_tables import jobs
from storage.rows import Rows

COLUMNS = (jobs.c.id, jobs.c.kind, jobs.c.task_id, jobs.c.key, jobs.c.attempts, jobs.c.run_at)


class JobRows(Rows):
    async def enqueue(self, *, kind: str, task_id: str, key: str, run_at: datetime) -> None:
        row = {"kind": kind, "task_id": task_id, "key": key, "run_at": run_at, "attempts": 0}
        await self._add_new(jobs, row, "key")

    async def claim(self, now: datetime, worker: str, lease_s: int) -> Job | None:
        free = or_(jobs.c.leased_until.is_(None), jobs.c.leased_until <= now)
        due = select(jobs.c.id).where(jobs.c.run_at <= now, free).order_by(jobs.c.run_at, jobs.c.id).limit(1)
        found = await self._scalar(due.with_for_update(skip_locked=True))
        if found is None:
            return None
        leased = (
            update(jobs)
            .where(jobs.c.id == found)
            .values(attempts=jobs.c.attempts + 1, worker=worker, leased_until=now + timedelta(seconds=lease_s))
        )
        return await self._one(Job, leased.returning(*COLUMNS))

    async def finish(self, job_id: int) -> None:
        """Gone: a draft that comes back is prepared again under the same key."""
        await self._changed(delete(jobs).where(jobs.c.id == job_id))

    async def postpone(self, job_id: int, run_at: datetime, error: str) -> None:
        changes = {"run_at": run_at, "error": error, "worker": None, "leased_until": None}
        await self._changed(update(jobs).where(jobs.c.id == job_id).values(changes))

    async def release(self, worker: str) -> int:
        changes = {"worker": None, "leased_until": None}
        return await self._changed(update(jobs).where(jobs.c.worker == worker).values(changes))

    async def pending(self) -> int:
        return int(await self._scalar(select(func.count()).select_from(jobs)))
