"""Evidence reports are kept as long as the documents they tell of, and their time stamps end as well."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from signing.audit.chain import record
from signing.errors import Waiting, YinxinError
from signing.pdf.renew import newest_stamp, renew_evidence
from signing.ports import SYSTEM, Ports
from signing.task.events import REPORT_RENEWED
from signing.trust.revocation import Revoked
from signing.usecases.appended import AHEAD, good_until


async def renew_reports(ports: Ports, task_id: str, revoked: Mapping[int, Revoked], *, before: datetime) -> None:
    """The newest report of each reader gets its next archive time stamp, unless its own is good beyond `before`,
    when the documents are stamped next. What was given out stays as it is. Raises Waiting."""
    async with ports.transaction() as tx:
        found = await tx.reports.newest_of(task_id)
    for report in found:
        data = await ports.blobs.get(report.sha256)
        renewed = await asyncio.to_thread(_renewed, ports, data, revoked, before)
        if renewed is None:
            continue
        sha256 = hashlib.sha256(renewed).hexdigest()
        await ports.blobs.put_appended(report.sha256, renewed[len(data) :], sha256)
        facts = {
            "person_id": report.person_id,
            "language": report.language,
            "before": report.sha256,
            "sha256": sha256,
        }
        async with ports.transaction() as tx:
            newest = await tx.reports.newest(task_id, report.person_id, report.language)
            if newest is None or newest.sha256 != report.sha256:
                continue  # a new one was made meanwhile, or somebody else renewed it
            await tx.reports.add(replace(report, sha256=sha256, size=len(renewed)))
            await record(tx, at=ports.clock(), kind=REPORT_RENEWED, actor=SYSTEM, task_id=task_id, facts=facts)


def _renewed(ports: Ports, data: bytes, revoked: Mapping[int, Revoked], before: datetime) -> bytes | None:
    """None where its time stamp is good long enough."""
    now, stamp = ports.clock(), newest_stamp(data)
    if good_until(stamp) > before:
        return None
    validation = ports.authority.validation_material(stamp.certificates, now, revoked=revoked)
    renewed: bytes = renew_evidence(data, timestamper=ports.timestamper, validation=validation, now=now)
    if not renewed.startswith(data):
        raise YinxinError("renewal-rewrote-the-document")
    if good_until(newest_stamp(renewed)) < now + AHEAD:
        raise Waiting("timestamp-unavailable", why="its certificate ends too soon")
    return renewed
