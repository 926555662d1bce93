from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from signing.audit.chain import record
from signing.errors import DocumentRefused, YinxinError
from signing.pdf.normalise import normalise_pdf
from signing.pdf.stand_alone import sign_file
from signing.pdf.verify import verify_pdf
from signing.ports import Actor, Ports
from signing.task.events import FILE_SIGNED
from signing.trust.keys import SigningKey
from signing.trust.profiles import Subject


@dataclass(frozen=True, slots=True)
class SignedAlone:
    """`notes` say what the intake changed, worded as `note-<code>`."""

    data: bytes
    notes: tuple[str, ...]


async def sign_alone(
    ports: Ports, data: bytes, *, name: str, company: str | None, page: int | None, language: str, title: str
) -> SignedAlone:
    """One visible signature on a file, without a task: certified by the installation, signed with a key made for
    this act, closed (PAdES B-LTA). `page` from 0; None: the last one. Nothing is kept but the certificate.

    Raises DocumentRefused as the intake and `signatures-broken`, BadAnswer `no-such-page` (page, pages) and
    `name-unusable`, Waiting `timestamp-unavailable`, `key-unavailable`, `status-unavailable`.
    """
    now, roots = ports.clock(), ports.authority.roots
    taken = await ports.children.run(normalise_pdf, data, max_mb=ports.installation.max_pdf_mb)
    if taken.facts.signatures:
        before = await ports.children.run(verify_pdf, taken.data, roots=roots, now=now)
        if not before.may_be_good:
            raise DocumentRefused("signatures-broken")
    reference = f"file/{hashlib.sha256(data).hexdigest()[:16]}"
    planned = await asyncio.to_thread(ports.authority.plan_one_shot, Subject(name, company, reference), now)
    async with ports.transaction() as tx:
        await tx.certificates.record(
            serial=planned.ticket.serial, task_id=None, party_id=None, der=planned.ticket.linted, issued_at=now
        )
    key = ports.authority.redeem(planned)
    write = partial(
        sign_file,
        taken.data,
        name=name,
        company=company,
        authority_key=key,
        timestamper=ports.timestamper,
        now=now,
        zone=ports.installation.time_zone,
        page=page,
        language=language,
        title=title,
    )
    signed = await asyncio.to_thread(_written, ports, key, write)
    after = await ports.children.run(verify_pdf, signed, roots=roots, now=now)
    if not after.may_be_good or not any(one.serial == key.serial and one.trusted for one in after.signatures):
        raise YinxinError("signature-not-intact", why=after.verdict)
    async with ports.transaction() as tx:
        await tx.certificates.complete(key.serial, key.certificate)
        facts = {
            "sha256_before": hashlib.sha256(data).hexdigest(),
            "sha256_after": hashlib.sha256(signed).hexdigest(),
            "certificate_serial": key.serial,
            "name": name,
        }
        who = Actor(None, "cli", language=language)
        await record(tx, at=ports.clock(), kind=FILE_SIGNED, actor=who, task_id=None, facts=facts)
    return SignedAlone(signed, taken.notes)


def _written(ports: Ports, key: SigningKey, write: Callable[..., bytes]) -> bytes:
    """In a thread: a certifying key that lies elsewhere, and what its authority says of it, may take seconds."""
    certificates = [key.certificate]
    validation = ports.authority.validation_material(certificates, ports.clock())
    return write(certifier=ports.authority.certification_key(), validation=validation)
