from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from signing.errors import Waiting, YinxinError
from signing.pdf.renew import Stamp, newest_stamp, renew_evidence
from signing.ports import SYSTEM, Job, Ports, Revision, Transaction
from signing.task import actions
from signing.task.model import Document, Task, TaskState
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
    stamps = [await _stamp(ports, document) for document in task.documents]
    number = max(each.number for each in revisions)
    soonest = min(stamps, key=good_until)
    if ports.clock() < good_until(soonest) - AHEAD:
        async with ports.transaction() as tx:
            await plan_renewal(tx, task.id, after=number, stamp=soonest)
        return
    try:
        revoked = await withdrawn(ports)
        renewed = [
            await asyncio.to_thread(
                _renewed, ports, document, await ports.blobs.get(document.current), stamp, revoked
            )
            for document, stamp in zip(task.documents, stamps, strict=True)
        ]
    except Waiting as missing:
        log.warning("the evidence of task %s is not renewed yet: %s", task.number, missing)
        await _try_again(ports, task, good_until(soonest))
        return
    for each in renewed:
        await ports.blobs.put_appended(each.base, each.section, each.sha256)
    await _store(ports, task, renewed)


@dataclass(frozen=True, slots=True)
class _Renewed:
    document: int  # its key
    base: str
    section: bytes = field(repr=False)
    sha256: str
    size: int
    stamp: Stamp


async def _stamp(ports: Ports, document: Document) -> Stamp:
    return await asyncio.to_thread(newest_stamp, await ports.blobs.get(document.current))


def _renewed(
    ports: Ports, document: Document, data: bytes, before: Stamp, revoked: Mapping[int, Revoked]
) -> _Renewed:
    now = ports.clock()
    validation = ports.authority.validation_material(before.certificates, now, revoked=revoked)
    renewed = renew_evidence(data, timestamper=ports.timestamper, validation=validation, now=now)
    if not renewed.startswith(data):
        raise YinxinError("renewal-rewrote-the-document")
    stamp = newest_stamp(renewed)
    if good_until(stamp) < now + AHEAD:
        # It would be due again at once, and again: the authority has to be renewed first.
        raise Waiting("timestamp-unavailable", why=f"its certificate ends on {stamp.ends:%Y-%m-%d}")
    sha256 = hashlib.sha256(renewed).hexdigest()
    return _Renewed(document.key, document.current, renewed[len(data) :], sha256, len(renewed), stamp)


async def _store(ports: Ports, task: Task, renewed: Sequence[_Renewed]) -> None:
    now, revisions = ports.clock(), {each.document: each.sha256 for each in renewed}
    stamp = min((each.stamp for each in renewed), key=good_until)
    async with ports.transaction() as tx:
        current = await tx.tasks.claim(task.id)
        if current is None or current.documents != task.documents:
            return  # somebody else renewed it: ours is thrown away
        after, events = actions.renewed(
            current, now, revisions=revisions, facts={"good_until": good_until(stamp).isoformat()}
        )
        await settle(ports, tx, current, after, events, actor=SYSTEM)
        newest = {each.document: each.number for each in await tx.revisions.of_task(task.id)}
        for each in renewed:
            await tx.revisions.add(
                Revision(
                    task_id=task.id,
                    document=each.document,
                    number=newest[each.document] + 1,
                    sha256=each.sha256,
                    size=each.size,
                    kind="renewal",
                    party_id=None,
                    made_at=now,
                )
            )
        await plan_renewal(tx, task.id, after=max(newest.values()) + 1, stamp=stamp)
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
