from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from signing.audit.chain import mark_of_head
from signing.errors import Waiting, YinxinError
from signing.pdf.chains import certificates_behind
from signing.pdf.close import close_document
from signing.pdf.close_planned import close_planned
from signing.pdf.renew import newest_stamp, stamp_in
from signing.ports import AuditEntry, Job, Ports, Transaction
from signing.task import actions
from signing.task.model import Document, Task, TaskState
from signing.trust.failover import Noted
from signing.trust.revocation import Revoked
from signing.usecases.appended import Appended, add_revisions, put_sections
from signing.usecases.note_rescinded import note_rescinded
from signing.usecases.our_turn import change_while, wait_while
from signing.usecases.report_task import plan_reports
from signing.usecases.standing import Standing, standing_on
from signing.usecases.withdrawn import withdrawn
from signing.wording import say


async def close_task(ports: Ports, job: Job) -> None:
    """When everybody has acted: validation data of every certificate and an archive time stamp (PAdES B-LTA)
    over all signatures of each document, then the documents for everybody. Waits if the time stamp is missing."""
    async with ports.transaction() as tx:
        task = await tx.tasks.get(job.task_id)
        if task is None or task.state is not TaskState.CLOSING:
            return
        certificates = [*await tx.certificates.of_task(job.task_id), *await _of_seals(tx, job.task_id)]
        plans = {one.key: await tx.revisions.plan(task.id, one.current) for one in task.documents}
        reason = _reason(task, await tx.audit.head(task.id))
    try:
        revoked = await withdrawn(ports)
        closed = [
            await _closed(ports, document, plans[document.key], certificates, revoked=revoked, reason=reason)
            for document in task.documents
        ]
    except Waiting as missing:
        await wait_while(ports, task.id, TaskState.CLOSING, missing)
        raise
    await put_sections(ports, closed)
    await _store(ports, task, closed)
    ports.wake()


async def _of_seals(tx: Transaction, task_id: str) -> list[bytes]:
    """Certificates of seals, which no task has for itself."""
    serials = {revision.certificate_serial for revision in await tx.revisions.of_task(task_id)}
    found = [await tx.certificates.get(serial) for serial in sorted(filter(None, serials))]
    return [der for der in found if der is not None]


async def _closed(
    ports: Ports,
    document: Document,
    plan: bytes | None,
    certificates: Sequence[bytes],
    *,
    revoked: Mapping[int, Revoked],
    reason: str,
) -> Appended:
    standing = await standing_on(ports, document.current, plan)
    every = (*certificates, *await _elsewhere(ports, standing, document.current))
    return await asyncio.to_thread(_close, ports, document, standing, every, revoked=revoked, reason=reason)


async def _elsewhere(ports: Ports, standing: Standing, sha256: str) -> tuple[bytes, ...]:
    """Certificates of keys and time stamps from elsewhere: the document says which it was. Where there never were
    any, it need not be read."""
    if not ports.authority.asks_outside:
        return ()
    data = standing.data if standing.data is not None else await ports.blobs.get(sha256)
    return await asyncio.to_thread(certificates_behind, data, ports.authority.is_ours)


def _reason(task: Task, head: AuditEntry | None) -> str:
    """The record of the task as it was when it was closed, so that the document itself is a witness of it. What
    comes after (that it was closed, who got it) names the document in its turn."""
    assert head is not None, "a task begins with an entry"
    return say(task.language, "reason-closed", number=task.number, mark=mark_of_head(head))


def _close(
    ports: Ports,
    document: Document,
    standing: Standing,
    certificates: tuple[bytes, ...],
    *,
    revoked: Mapping[int, Revoked],
    reason: str,
) -> Appended:
    """Also what is known of the stamps of this completion is stored. They may turn out to be by a certificate that
    nobody has seen before (a service has a new one, or another stands in): then it is written once more."""
    closed, unknown = _written(ports, document, standing, certificates, revoked=revoked, reason=reason)
    if unknown:
        every = (*certificates, *unknown)
        closed, _ = _written(ports, document, standing, every, revoked=revoked, reason=reason)
    return closed


def _written(
    ports: Ports,
    document: Document,
    standing: Standing,
    certificates: tuple[bytes, ...],
    *,
    revoked: Mapping[int, Revoked],
    reason: str,
) -> tuple[Appended, tuple[bytes, ...]]:
    """And certificates behind its stamps of which nothing is stored."""
    now, which = ports.clock(), (document.key, document.current)
    timestamper = Noted(ports.timestamper)
    validation = ports.authority.validation_material(certificates, now, revoked=revoked)
    how: dict[str, Any] = {
        "closer": ports.authority.certification_key(),
        "timestamper": timestamper,
        "validation": validation,
        "now": now,
        "reason": reason,
    }
    if standing.plan is not None and standing.prefix is not None:
        made = close_planned(standing.plan, standing.prefix, **how)
        closed = Appended(*which, made.section, made.plan.sha256, made.plan.length, stamp_in(made.section))
    else:
        base = standing.data
        assert base is not None, "without a plan the bytes are there"
        data = close_document(base, **how)
        if not data.startswith(base):
            raise YinxinError("closing-rewrote-the-document")
        section, sha256 = data[len(base) :], hashlib.sha256(data).hexdigest()
        closed = Appended(*which, section, sha256, len(data), newest_stamp(data))
    return closed, tuple(one for one in timestamper.certificates if one not in validation.certs)


async def _store(ports: Ports, task: Task, closed: Sequence[Appended]) -> None:
    now, revisions = ports.clock(), {each.document: each.sha256 for each in closed}
    async with ports.transaction() as tx:
        stored = await change_while(
            ports, tx, task.id, TaskState.CLOSING, lambda task: actions.closed(task, now, revisions=revisions)
        )
        if not stored:
            return
        await add_revisions(tx, task.id, closed, kind="close", made_at=now)
        await plan_reports(ports, tx, task)
        await note_rescinded(ports, tx, task)
