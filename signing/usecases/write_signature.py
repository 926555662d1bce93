from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from signing.errors import DocumentRefused, YinxinError
from signing.pdf.appearance import Mark
from signing.pdf.sign import sign_revision
from signing.pdf.written import check_written
from signing.ports import Intent, Ports
from signing.task.model import Task
from signing.trust.keys import SigningKey
from signing.trust.profiles import Subject
from signing.wording import say


@dataclass(frozen=True, slots=True)
class Written:
    data: bytes
    sha256: str
    serial: str  # of the certificate


async def write_signature(ports: Ports, task: Task, intent: Intent) -> Written:
    """The party's incremental revision over exactly the bytes of the intent, with a key made for this act and
    forgotten after it. The certificate is on record before its key is used. Changes nothing else; raises Waiting
    if a time stamp is missing, Refusal if the document cannot take the signature."""
    now = ports.clock()
    base = await ports.blobs.get(intent.base)  # its digest is checked by the reading
    drawing = intent.proposal.get("drawing")
    picture = await ports.blobs.get(drawing) if drawing else None
    name, company = intent.proposal["name"], intent.proposal.get("company")
    subject = Subject(name, company or None, f"{task.number}/{intent.party_id}")
    key: SigningKey = await asyncio.to_thread(ports.authority.issue_one_shot, subject, now)
    async with ports.transaction() as tx:
        await tx.certificates.record(
            serial=key.serial,
            task_id=task.id,
            party_id=intent.party_id,
            der=key.certificate,
            issued_at=now,
        )
    mark = Mark(
        name=name,
        at=now.astimezone(ZoneInfo(ports.installation.time_zone)),
        company=company,
        drawing_png=picture,
        typed=intent.proposal.get("typed"),
        verify_url=f"{ports.installation.public_url}/v/{task.number}",
        language=task.language,
        digest_short=intent.base[:12],
    )
    fields = [field for field in task.fields if field.party_id == intent.party_id]
    write = partial(
        sign_revision,
        base,
        fields=fields,
        mark=mark,
        key=key,
        timestamper=ports.timestamper,
        now=now,
        reason=_reason(task, company),
        name=mark.name,
    )
    data = await asyncio.to_thread(write)
    await _look(ports, base, data, serial=key.serial, fields=[field.name for field in fields], now=now)
    return Written(data, hashlib.sha256(data).hexdigest(), key.serial)


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
    roots = (ports.authority.root_der,)
    try:
        await ports.children.run(check_written, data, serial=serial, fields=fields, roots=roots, now=now)
    except DocumentRefused as died:
        # The child was killed or took too long. Nobody's signature is void for that: the job tries again.
        raise YinxinError("signature-not-checked", why=died.code) from died
