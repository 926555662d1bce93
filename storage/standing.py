"""How much waits, and for how long: for whoever runs the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select

from signing.ports import IntentState, OutboxState
from storage.queue_tables import inbox, jobs, outbox
from storage.tables import checkpoints, intents, revisions, tasks
from storage.unit_of_work import Database


@dataclass(frozen=True, slots=True)
class Standing:
    """Ages in seconds, 0 where nothing waits."""

    tasks: Mapping[str, int]  # by state
    stuck_tasks: int  # that wait for something of ours or of others
    signatures: int
    jobs: int  # that are due
    job_age: float
    job_failures: int  # jobs that failed at least once and wait to be tried again
    inbox: int
    inbox_age: float
    outbox: Mapping[str, int]  # by state
    outbox_due: int
    outbox_oldest: int | None  # the row that waits longest
    outbox_attempts: int  # the most that one which waits has had
    intents: int  # signatures that were begun and not finished
    intent_age: float
    checkpoint_begun: int  # number of the newest
    checkpoint: int  # of the newest that is time-stamped
    checkpoint_age: float


async def read_standing(database: Database, now: datetime) -> Standing:
    due_job = and_(jobs.c.run_at <= now, or_(jobs.c.leased_until.is_(None), jobs.c.leased_until <= now))
    due_message = and_(
        outbox.c.state == OutboxState.WAITING.value, or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now)
    )
    waiting = outbox.c.state == OutboxState.WAITING.value
    begun = intents.c.state == IntentState.OPEN.value
    async with database.engine.connect() as connection:

        async def one(*columns: Any, where: Any = None) -> Any:
            query = select(*columns) if where is None else select(*columns).where(where)
            return (await connection.execute(query)).one()

        async def by(column: Any) -> dict[str, int]:
            found = await connection.execute(select(column, func.count()).group_by(column))
            return {str(name): int(count) for name, count in found}

        job = await one(func.count(), func.min(jobs.c.run_at), where=due_job)
        failed = await one(func.count(), where=and_(jobs.c.error.is_not(None)))
        arrived = await one(func.count(), func.min(inbox.c.received_at), where=~inbox.c.done)
        leaving = await one(func.count(), func.min(outbox.c.id), where=due_message)
        tried = await one(func.max(outbox.c.attempts), where=waiting)
        begun_at = await one(func.count(), func.min(intents.c.recorded_at), where=begun)
        stuck = await one(func.count(), where=tasks.c.waiting_for.is_not(None))
        signed = await one(func.count(), where=revisions.c.kind == "party")
        sealed = await one(
            func.max(checkpoints.c.number), func.max(checkpoints.c.at), where=checkpoints.c.token.is_not(None)
        )
        newest = await one(func.max(checkpoints.c.number))
        return Standing(
            tasks=await by(tasks.c.state),
            stuck_tasks=stuck[0],
            signatures=signed[0],
            jobs=job[0],
            job_age=_age(job[1], now),
            job_failures=failed[0],
            inbox=arrived[0],
            inbox_age=_age(arrived[1], now),
            outbox=await by(outbox.c.state),
            outbox_due=leaving[0],
            outbox_oldest=leaving[1],
            outbox_attempts=tried[0] or 0,
            intents=begun_at[0],
            intent_age=_age(begun_at[1], now),
            checkpoint_begun=newest[0] or 0,
            checkpoint=sealed[0] or 0,
            checkpoint_age=_age(sealed[1], now),
        )


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since is not None else 0.0
