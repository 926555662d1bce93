from __future__ import annotations

import asyncio
import hashlib

from signing.errors import Waiting, YinxinError
from signing.pdf.close import close_document
from signing.pdf.renew import Stamp, newest_stamp
from signing.ports import Job, Ports, Revision
from signing.task import actions
from signing.task.model import Task, TaskState
from signing.usecases.our_turn import change_while, wait_while
from signing.usecases.renew_task import plan_renewal


async def close_task(ports: Ports, job: Job) -> None:
    """When everybody has acted: validation data of every certificate and an archive time stamp (PAdES B-LTA)
    over all signatures at once, then the document for everybody. Waits if the time stamp is missing."""
    async with ports.transaction() as tx:
        task = await tx.tasks.get(job.task_id)
        certificates = await tx.certificates.of_task(job.task_id)
    if task is None or task.state is not TaskState.CLOSING:
        return
    assert task.document is not None, "a closing task has a document"
    base = await ports.blobs.get(task.document.current)
    try:
        data = await asyncio.to_thread(_close, ports, base, tuple(certificates))
    except Waiting as missing:
        await wait_while(ports, task.id, TaskState.CLOSING, missing)
        raise
    if not data.startswith(base):
        raise YinxinError("closing-rewrote-the-document", task=task.number)
    stamp = await asyncio.to_thread(newest_stamp, data)
    sha256 = await asyncio.to_thread(_digest, data)
    await ports.blobs.put_appended(task.document.current, data[len(base) :], sha256)
    await _store(ports, task, sha256, len(data), stamp)
    ports.wake()


def _close(ports: Ports, base: bytes, certificates: tuple[bytes, ...]) -> bytes:
    now = ports.clock()
    validation = ports.authority.validation_material(certificates, now)
    return close_document(
        base,
        closer=ports.authority.certification_key(),
        timestamper=ports.timestamper,
        validation=validation,
        now=now,
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


async def _store(ports: Ports, task: Task, sha256: str, size: int, stamp: Stamp) -> None:
    now = ports.clock()
    async with ports.transaction() as tx:
        stored = await change_while(
            ports, tx, task.id, TaskState.CLOSING, lambda task: actions.closed(task, now, sha256=sha256)
        )
        if stored:
            revisions = await tx.revisions.of_task(task.id)
            number = max((each.number for each in revisions), default=-1) + 1
            await tx.revisions.add(
                Revision(task.id, number, sha256, size, kind="close", party_id=None, made_at=now)
            )
            await plan_renewal(tx, task.id, after=number, stamp=stamp)
