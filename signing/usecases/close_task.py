from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from signing.errors import Waiting, YinxinError
from signing.pdf.chains import certificates_behind
from signing.pdf.close import close_document
from signing.pdf.close_planned import close_planned
from signing.pdf.renew import Stamp, newest_stamp, stamp_in
from signing.ports import Job, Ports, Revision
from signing.task import actions
from signing.task.model import Task, TaskState
from signing.trust.revocation import Revoked
from signing.usecases.our_turn import change_while, wait_while
from signing.usecases.renew_task import plan_renewal
from signing.usecases.standing import Standing, standing_on
from signing.usecases.withdrawn import withdrawn


async def close_task(ports: Ports, job: Job) -> None:
    """When everybody has acted: validation data of every certificate and an archive time stamp (PAdES B-LTA)
    over all signatures at once, then the document for everybody. Waits if the time stamp is missing."""
    async with ports.transaction() as tx:
        task = await tx.tasks.get(job.task_id)
        certificates = await tx.certificates.of_task(job.task_id)
        plan = await tx.revisions.plan(task.id, task.document.current) if task and task.document else None
    if task is None or task.state is not TaskState.CLOSING:
        return
    assert task.document is not None, "a closing task has a document"
    before = task.document.current
    standing = await standing_on(ports, before, plan)
    try:
        every = (*certificates, *await _elsewhere(ports, standing, before))
        closed = await asyncio.to_thread(_close, ports, standing, every, await withdrawn(ports))
    except Waiting as missing:
        await wait_while(ports, task.id, TaskState.CLOSING, missing)
        raise
    await ports.blobs.put_appended(before, closed.section, closed.sha256)
    await _store(ports, task, closed)
    ports.wake()


@dataclass(frozen=True, slots=True)
class _Closed:
    section: bytes = field(repr=False)
    sha256: str
    size: int
    stamp: Stamp


async def _elsewhere(ports: Ports, standing: Standing, sha256: str) -> tuple[bytes, ...]:
    """Certificates of keys and time stamps from elsewhere: the document says which it was. Where there never were
    any, it need not be read."""
    if not ports.authority.asks_outside:
        return ()
    data = standing.data if standing.data is not None else await ports.blobs.get(sha256)
    return await asyncio.to_thread(certificates_behind, data, ports.authority.is_ours)


def _close(
    ports: Ports, standing: Standing, certificates: tuple[bytes, ...], revoked: Mapping[int, Revoked]
) -> _Closed:
    now = ports.clock()
    closer, timestamper = ports.authority.certification_key(), ports.timestamper
    validation = ports.authority.validation_material(certificates, now, revoked=revoked)
    how: dict[str, Any] = {"closer": closer, "timestamper": timestamper, "validation": validation, "now": now}
    if standing.plan is not None and standing.prefix is not None:
        made = close_planned(standing.plan, standing.prefix, **how)
        return _Closed(made.section, made.plan.sha256, made.plan.length, stamp_in(made.section))
    base = standing.data
    assert base is not None, "without a plan the bytes are there"
    data = close_document(base, **how)
    if not data.startswith(base):
        raise YinxinError("closing-rewrote-the-document")
    return _Closed(data[len(base) :], hashlib.sha256(data).hexdigest(), len(data), newest_stamp(data))


async def _store(ports: Ports, task: Task, closed: _Closed) -> None:
    now, sha256 = ports.clock(), closed.sha256
    async with ports.transaction() as tx:
        stored = await change_while(
            ports, tx, task.id, TaskState.CLOSING, lambda task: actions.closed(task, now, sha256=sha256)
        )
        if stored:
            revisions = await tx.revisions.of_task(task.id)
            number = max((each.number for each in revisions), default=-1) + 1
            await tx.revisions.add(
                Revision(task.id, number, sha256, closed.size, kind="close", party_id=None, made_at=now)
            )
            await plan_renewal(tx, task.id, after=number, stamp=closed.stamp)
