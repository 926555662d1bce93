"""What is kept and what waits: the database, the queues, the record, the certificates."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import datetime, timedelta

from bot.checkup.finding import Finding, bad, fine, warning
from bot.settings import Settings
from signing.ports import Ports
from signing.trust.material import End
from storage.standing import Standing, read_standing
from storage.unit_of_work import Database

LATE_S, FAR_TOO_LATE_S = 300, 3600  # of work that is due
TRIED_OFTEN = 5
MANY = 500  # messages that are due at once
SOON = timedelta(days=7)
WISH_OLD = timedelta(days=20)


async def look_at_work(settings: Settings, database: Database, ports: Ports) -> AsyncIterator[Finding]:
    now = ports.clock()
    if now < ports.authority.since:
        yield bad("clock-before", now=f"{now:%Y-%m-%d}", since=f"{ports.authority.since:%Y-%m-%d}")
    for finding in _certificates(ports.authority.ends(), now):
        yield finding
    # Before the rows: a checkpoint's file is written after its row.
    kept = await asyncio.to_thread(ports.witness.numbers) if ports.witness else ()
    standing = await read_standing(database, now)
    yield fine("database", kind=database.engine.dialect.name)
    for finding in (*_queues(standing), *_record(settings, standing)):
        yield finding
    yield await _erasures(ports)
    if wishes := await _old_wishes(ports, now):
        yield wishes
    if kept and kept[-1] > standing.checkpoint_begun:
        yield bad("rolled-back", number=str(kept[-1]), known=str(standing.checkpoint_begun))


async def _erasures(ports: Ports) -> Finding:
    """Whether the database knows all that the register in the folder says was erased."""
    path = str(getattr(ports.erasures, "path", ""))
    try:
        filed = await asyncio.to_thread(ports.erasures.read) if ports.erasures is not None else ()
    except ValueError:
        return bad("erasures-unreadable", path=path)
    async with ports.transaction() as tx:
        known = {(one.what, one.subject) for one in await tx.erasures.done()}
    again = [one for one in filed if (one.what, one.subject) not in known]
    if again:
        return bad("erasures-again", count=len(again), path=path)
    return fine("erasures-right", count=len(known))


async def _old_wishes(ports: Ports, now: datetime) -> Finding | None:
    """The law gives a month to answer; nobody is to learn of it afterwards."""
    async with ports.transaction() as tx:
        waiting = [one.asked_at for one in await tx.erasures.asked() if one.asked_at is not None]
    if not waiting or now - waiting[0] < WISH_OLD:
        return None
    return bad("erasure-waits", count=len(waiting), days=(now - waiting[0]).days)


def _certificates(ends: Iterable[End], now: datetime) -> Iterator[Finding]:
    every = sorted(ends, key=lambda end: end.until)
    near = [end for end in every if end.is_near(now)]
    for end in near:
        facts = {"what": end.what, "until": f"{end.until:%Y-%m-%d}"}
        left = end.until - now
        if left <= timedelta(0):
            yield bad("certificate-ended", **facts)
        else:
            yield (bad if left <= SOON else warning)("certificate-near", **facts, days=left.days)
    if not near and every:
        yield fine("certificates", until=f"{every[0].until:%Y-%m-%d}")


def _queues(standing: Standing) -> Iterator[Finding]:
    yield _queue("jobs", standing.jobs, standing.job_age)
    yield _queue("inbox", standing.inbox, standing.inbox_age)
    if standing.outbox_due > MANY or standing.outbox_attempts >= TRIED_OFTEN:
        yield warning("outbox-late", count=standing.outbox_due, attempts=standing.outbox_attempts)
    else:
        yield fine("outbox", count=standing.outbox_due)
    if standing.intent_age > LATE_S:
        yield bad("unfinished", count=standing.intents)
    if standing.stuck_tasks:
        yield warning("tasks-wait", count=standing.stuck_tasks)


def _queue(name: str, count: int, age: float) -> Finding:
    minutes = int(age // 60)
    if age > FAR_TOO_LATE_S:
        return bad(f"{name}-late", count=count, minutes=minutes)
    return warning(f"{name}-late", count=count, minutes=minutes) if age > LATE_S else fine(name, count=count)


def _record(settings: Settings, standing: Standing) -> Iterator[Finding]:
    late = timedelta(hours=2 * settings.checkpoint_hours).total_seconds()
    if standing.checkpoint and standing.checkpoint_age > late:
        yield bad("checkpoint-late", number=str(standing.checkpoint), hours=int(standing.checkpoint_age // 3600))
    elif standing.checkpoint:
        yield fine("checkpoint", number=str(standing.checkpoint))
    else:
        yield fine("checkpoint-none")
