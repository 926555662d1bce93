from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from signing.errors import DocumentRefused, YinxinError
from signing.pdf.carrier import names_of
from signing.pdf.prefix import KNOWN
from signing.pdf.sign import sign_planned, sign_revision
from signing.pdf.written import check_written
from signing.pdf.written_section import check_appended
from signing.ports import Intent, Ports
from signing.task.model import Task
from signing.trust.authority import OneShot
from signing.trust.failover import Noted
from signing.trust.keys import SigningKey
from signing.trust.profiles import Subject
from signing.usecases.filling_of import filling_of, mark_of
from signing.usecases.standing import Standing, standing_on
from signing.wording import say


@dataclass(frozen=True, slots=True)
class Written:
    """`section` belongs behind the bytes of the intent; `sha256` and `size` are of both together."""

    section: bytes = field(repr=False)
    sha256: str
    size: int
    serial: str  # of the certificate
    certificate: bytes = field(repr=False)
    plan: bytes | None = field(repr=False)
    stamped_by: str = ""  # the time-stamp authority, as its certificate says it


async def write_signature(ports: Ports, task: Task, intent: Intent, plan: bytes | None) -> Written:
    """The party's incremental revision over exactly the bytes of the intent (`plan`: what is stored for who
    appends to them), with a key made for this act and forgotten after it. The certificate is on record before its
    key is used. Changes nothing else; raises Waiting if a time stamp is missing, Refusal if the document cannot
    take the signature."""
    now = ports.clock()
    standing = await standing_on(ports, intent.base, plan)
    mark = await mark_of(ports, task, intent, now)
    fields = [field for field in task.fields if field.party_id == intent.party_id]
    filling = await filling_of(ports, task, intent, fields)
    subject = Subject(mark.name, mark.company or None, f"{task.number}/{intent.party_id}")
    planned: OneShot = await asyncio.to_thread(ports.authority.plan_one_shot, subject, now)
    async with ports.transaction() as tx:
        await tx.certificates.record(
            serial=planned.ticket.serial,
            task_id=task.id,
            party_id=intent.party_id,
            der=planned.ticket.linted,
            issued_at=now,
        )
    key: SigningKey = await asyncio.to_thread(ports.authority.redeem, planned)
    stamps = Noted(ports.timestamper)
    how = {
        "fields": fields,
        "mark": mark,
        "filling": filling,
        "key": key,
        "timestamper": stamps,
        "now": now,
        "reason": _reason(task, mark.company),
        "name": mark.name,
    }
    # The digest that is kept going is SHA-256; a key of another family needs the bytes.
    if standing.plan is not None and key.hash_name == "sha256":
        written = await asyncio.to_thread(_append, standing, key, how)
    else:
        base = standing.data if standing.data is not None else await ports.blobs.get(intent.base)
        written = await _write(ports, base, key, how)
    return replace(written, stamped_by=stamps.by)


def _append(standing: Standing, key: SigningKey, how: dict[str, Any]) -> Written:
    """Without the document. What cannot be undone is checked before anybody stores it."""
    plan, prefix = standing.plan, standing.prefix
    assert plan is not None and prefix is not None, "asked before"
    made = sign_planned(plan, prefix, **how)
    check_appended(plan, prefix, made, fields=names_of(how["fields"]), certificate=key.certificate)
    KNOWN.keep(made.prefix)
    return Written(
        made.section, made.plan.sha256, made.plan.length, key.serial, key.certificate, made.plan.to_bytes()
    )


async def _write(ports: Ports, base: bytes, key: SigningKey, how: dict[str, Any]) -> Written:
    """Over a document that only a whole parser should continue."""
    data = await asyncio.to_thread(sign_revision, base, **how)
    fields = names_of(how["fields"])
    await _look(ports, base, data, serial=key.serial, fields=fields, now=how["now"])
    return Written(
        data[len(base) :], hashlib.sha256(data).hexdigest(), len(data), key.serial, key.certificate, None
    )


def _reason(task: Task, company: str | None) -> str:
    if company:
        return say(task.language, "reason-signed-for", number=task.number, company=company)
    return say(task.language, "reason-signed", number=task.number)


async def _look(
    ports: Ports, base: bytes, data: bytes, *, serial: str, fields: Sequence[str], now: datetime
) -> None:
    """What cannot be undone is checked before anybody stores it. In a child: comparing 300 pages takes seconds of
    computing, during which this process has others to serve."""
    if not data.startswith(base):
        raise YinxinError("signing-rewrote-the-document")
    roots = ports.authority.roots
    try:
        await ports.children.run(check_written, data, serial=serial, fields=fields, roots=roots, now=now)
    except DocumentRefused as died:
        # The child was killed or took too long. Nobody's signature is void for that: the job tries again.
        raise YinxinError("signature-not-checked", why=died.code) from died
