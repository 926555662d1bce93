from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from signing.errors import YinxinError
from signing.fields.kinds import Field
from signing.pdf.appearance import Mark
from signing.pdf.sign import sign_revision
from signing.pdf.verify import verify_pdf
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
    write = partial(_write, ports, base, fields=fields, mark=mark, key=key, now=now, reason=_reason(task, company))
    data = await asyncio.to_thread(write)
    return Written(data, hashlib.sha256(data).hexdigest(), key.serial)


def _reason(task: Task, company: str | None) -> str:
    if company:
        return say(task.language, "reason-signed-for", number=task.number, company=company)
    return say(task.language, "reason-signed", number=task.number)


def _write(
    ports: Ports, base: bytes, *, fields: Sequence[Field], mark: Mark, key: SigningKey, now: datetime, reason: str
) -> bytes:
    """Writes and looks at what was written: what cannot be undone is checked before anybody stores it."""
    data = sign_revision(
        base,
        fields=fields,
        mark=mark,
        key=key,
        timestamper=ports.timestamper,
        now=now,
        reason=reason,
        name=mark.name,
    )
    if not data.startswith(base):
        raise YinxinError("signing-rewrote-the-document")
    found = verify_pdf(data, roots=(ports.authority.root_der,), now=now)
    ours = [each for each in found.signatures if each.serial == key.serial]
    if found.verdict == "tampered" or not ours or not all(each.intact for each in ours):
        raise YinxinError("signature-not-intact", verdict=found.verdict)
    return data
