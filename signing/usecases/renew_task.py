from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from signing.errors import Waiting, YinxinError
from signing.pdf.renew import Stamp, newest_stamp, renew_evidence
from signing.ports import SYSTEM, Job, Ports
from signing.task import actions
from signing.task.model import Document, Task, TaskState
from signing.task.notices import ADMINS, Notice
from signing.trust.revocation import Revoked
from signing.usecases.announce import put, settle
from signing.usecases.appended import (
    AHEAD,
    Appended,
    add_revisions,
    good_until,
    plan_renewal,
    put_sections,
    soonest,
)
from signing.usecases.renew_reports import renew_reports
from signing.usecases.withdrawn import withdrawn

log = logging.getLogger(__name__)

WORRY = timedelta(days=60)


async def renew_task(ports: Ports, job: Job) -> None:
    """A completed document gets its next archive time stamp while the newest one still holds. Called too early, it
    plans itself anew; nothing else of the task changes. Without a time stamp it tries tomorrow."""
    async with ports.transaction() as tx:
        task = await tx.tasks.get(job.task_id)
        revisions = await tx.revisions.of_task(job.task_id)
    if task is None or task.state is not TaskState.COMPLETED or task.deleted_at is not None:
        return
    stamps = [await _stamp(ports, document) for document in task.documents]
    number = max(each.number for each in revisions)
    first = soonest(stamps)
    if ports.clock() < good_until(first) - AHEAD:
        async with ports.transaction() as tx:
            await plan_renewal(tx, task.id, after=number, stamp=first)
        return
    try:
        revoked = await withdrawn(ports)
        renewed = [
            await asyncio.to_thread(
                _renewed, ports, document, await ports.blobs.get(document.current), stamp, revoked
            )
            for document, stamp in zip(task.documents, stamps, strict=True)
        ]
        await renew_reports(
            ports, task.id, revoked, before=good_until(soonest([each.stamp for each in renewed])) - AHEAD
        )
    except Waiting as missing:
        log.warning("the evidence of task %s is not renewed yet: %s", task.number, missing)
        await _try_again(ports, task, good_until(first))
        return
    await put_sections(ports, renewed)
    await _store(ports, task, renewed)


async def _stamp(ports: Ports, document: Document) -> Stamp:
    return await asyncio.to_thread(newest_stamp, await ports.blobs.get(document.current))


def _renewed(
    ports: Ports, document: Document, data: bytes, before: Stamp, revoked: Mapping[int, Revoked]
) -> Appended:
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
    return Appended(document.key, document.current, renewed[len(data) :], sha256, len(renewed), stamp)


async def _store(ports: Ports, task: Task, renewed: Sequence[Appended]) -> None:
    now, revisions = ports.clock(), {each.document: each.sha256 for each in renewed}
    stamp = soonest([each.stamp for each in renewed])
    async with ports.transaction() as tx:
        current = await tx.tasks.claim(task.id)
        if current is None or current.documents != task.documents:
            return  # somebody else renewed it: ours is thrown away
        after, events = actions.renewed(
            current, now, revisions=revisions, facts={"good_until": good_until(stamp).isoformat()}
        )
        await settle(ports, tx, current, after, events, actor=SYSTEM)
        await add_revisions(tx, task.id, renewed, kind="renewal", made_at=now)
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
