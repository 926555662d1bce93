from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from signing.errors import Waiting, YinxinError
from signing.pdf.renew import Stamp, newest_stamp, renew_evidence
from signing.ports import SYSTEM, Job, Ports, Revision, Transaction
from signing.task import actions
from signing.task.model import Task, TaskState
from signing.task.notices import ADMINS, Notice
from signing.trust.responder import ARCHIVED
from signing.trust.revocation import Revoked
from signing.usecases.announce import put, settle
from signing.usecases.withdrawn import withdrawn

log = logging.getLogger(__name__)

# A time-stamp authority that is away for weeks must not cost a document its proof.
AHEAD = timedelta(days=90)
WORRY = timedelta(days=60)


def good_until(stamp: Stamp) -> datetime:
    """How long a validator without a network believes this archive time stamp."""
    return min(stamp.ends, stamp.at + ARCHIVED)


async def plan_renewal(tx: Transaction, task_id: str, *, after: int, stamp: Stamp) -> None:
    """The next archive time stamp, while the newest one still holds; `after` is the number of the revision that it
    will follow."""
    run_at = good_until(stamp) - AHEAD
    await tx.jobs.enqueue(kind="renew", task_id=task_id, key=f"renew:{task_id}:{after}", run_at=run_at)


async def renew_task(ports: Ports, job: Job) -> None:
    """A completed document gets its next archive time stamp while the newest one still holds. Called too early, it
    plans itself anew; nothing else of the task changes. Without a time stamp it tries tomorrow."""
    async with ports.transaction() as tx:
        task = await tx.tasks.get(job.task_id)
        revisions = await tx.revisions.of_task(job.task_id)
    if task is None or task.state is not TaskState.COMPLETED:
        return
    assert task.document is not None, "a completed task has a document"
    before = task.document.current
    data = await ports.blobs.get(before)
    stamp = await asyncio.to_thread(newest_stamp, data)
    number = max(each.number for each in revisions)
    if ports.clock() < good_until(stamp) - AHEAD:
        async with ports.transaction() as tx:
            await plan_renewal(tx, task.id, after=number, stamp=stamp)
        return
    try:
        revoked = await withdrawn(ports)
        renewed, next_stamp = await asyncio.to_thread(_renewed, ports, data, stamp, revoked)
    except Waiting as missing:
        log.warning("the evidence of task %s is not renewed yet: %s", task.number, missing)
        await _try_again(ports, task, good_until(stamp))
        return
    sha256 = await asyncio.to_thread(lambda: hashlib.sha256(renewed).hexdigest())
    await ports.blobs.put_appended(before, renewed[len(data) :], sha256)
    await _store(ports, task, before, renewed, next_stamp)


def _renewed(ports: Ports, data: bytes, before: Stamp, revoked: Mapping[int, Revoked]) -> tuple[bytes, Stamp]:
    now = ports.clock()
    validation = ports.authority.validation_material(before.certificates, now, revoked=revoked)
    renewed = renew_evidence(data, timestamper=ports.timestamper, validation=validation, now=now)
    if not renewed.startswith(data):
        raise YinxinError("renewal-rewrote-the-document")
    stamp = newest_stamp(renewed)
    if good_until(stamp) < now + AHEAD:
        # It would be due again at once, and again: the authority has to be renewed first.
        raise Waiting("timestamp-unavailable", why=f"its certificate ends on {stamp.ends:%Y-%m-%d}")
    return renewed, stamp


async def _store(ports: Ports, task: Task, before: str, data: bytes, stamp: Stamp) -> None:
    now, sha256 = ports.clock(), hashlib.sha256(data).hexdigest()
    async with ports.transaction() as tx:
        current = await tx.tasks.claim(task.id)
        if current is None or current.document is None or current.document.current != before:
            return  # somebody else renewed it: ours is thrown away
        after, events = actions.renewed(
            current, now, sha256=sha256, facts={"good_until": good_until(stamp).isoformat()}
        )
        await settle(ports, tx, current, after, events, actor=SYSTEM)
        number = max(each.number for each in await tx.revisions.of_task(task.id)) + 1
        await tx.revisions.add(
            Revision(task.id, number, sha256, len(data), kind="renewal", party_id=None, made_at=now)
        )
        await plan_renewal(tx, task.id, after=number, stamp=stamp)
    ports.wake()


async def _try_again(ports: Ports, task: Task, ends: datetime) -> None:
    """Tomorrow: there are weeks, and reading a large document every quarter of an hour helps nobody. When the time
    grows short, the admins are told, once for each time stamp that is to be followed."""
    now = ports.clock()
    facts = {"key": "told-renewal", "number": task.number, "title": task.title, "ends": f"{ends:%Y-%m-%d}"}
    notice = Notice("attention", ADMINS, f"attention:renewal:{task.id}:{ends:%Y%m%d}", facts=facts)
    async with ports.transaction() as tx:
        key = f"renew:{task.id}:{now:%Y%m%d%H%M}"
        await tx.jobs.enqueue(kind="renew", task_id=task.id, key=key, run_at=now + timedelta(days=1))
        if now > ends - WORRY:
            await put(ports, tx, task, notice)
    ports.wake()
