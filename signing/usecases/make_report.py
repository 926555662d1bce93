"""An evidence report for one reader: set, filled, certified, stored, and named in the record."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cryptography import x509

from signing.audit.chain import record
from signing.audit.personal import restricted
from signing.audit.trail import trail_of
from signing.evidence.case import Case
from signing.evidence.report import typeset_report
from signing.pdf.attachments import Attachment
from signing.pdf.certified import certify_whole
from signing.ports import SYSTEM, Actor, AuditEntry, Ports, Report, Seal, Transaction
from signing.task.events import ERASED, REPORT_MADE, SIGNED
from signing.task.model import Person, Task
from signing.task.rights import readable
from signing.trust.failover import Noted
from signing.usecases.fetch_document import names_of
from signing.usecases.handed_in import papers_for
from signing.usecases.prove_task import Gathered, gather, prove
from signing.usecases.withdrawn import withdrawn
from signing.wording import say

MOST_EMBEDDED = 40 * 1024 * 1024  # bytes: with them the report still goes through the chat
RECORD = "yinxin-record.json"


@dataclass(frozen=True, slots=True)
class Filed:
    """All that a report and the ZIP file beside it are made of."""

    case: Case
    gathered: Gathered | None = field(repr=False)  # where a checkpoint seals how the task ended


async def make_report(
    ports: Ports, task: Task, person: Person, language: str, *, actor: Actor = SYSTEM
) -> tuple[Report, bytes]:
    """Of an ended task, for somebody who may read it. Raises Waiting `timestamp-unavailable`."""
    async with ports.transaction() as tx:
        filed = await file_of(ports, tx, task, person, language)
    inside = await _inside(ports, filed.case)
    case = replace(filed.case, embedded=frozenset(sha256 for sha256, _ in inside))
    said = json.dumps(await record_for(ports, replace(filed, case=case)), ensure_ascii=False, indent=1).encode()
    words = say(language, "report-part-events")
    attachments = [*(one for _, one in inside), Attachment(RECORD, said, words, "application/json")]
    data = await _certified(ports, case, attachments)
    sha256 = await ports.blobs.put(data)
    report = Report(task.id, person.id, language, sha256, len(data), len(case.entries), case.made_at)
    facts = {"person_id": person.id, "language": language, "sha256": sha256, "entries": report.entries}
    async with ports.transaction() as tx:
        await tx.reports.add(report)
        await record(tx, at=ports.clock(), kind=REPORT_MADE, actor=actor, task_id=task.id, facts=facts)
    return report, data


async def file_of(ports: Ports, tx: Transaction, task: Task, person: Person, language: str) -> Filed:
    entries = restricted(await tx.audit.of_task(task.id), by=ERASED)
    revisions = await tx.revisions.of_task(task.id)
    serials = sorted({each.certificate_serial for each in revisions if each.certificate_serial})
    found = {serial: await tx.certificates.get(serial) for serial in serials}
    whose = {task.initiator_id, *(each.person_id for each in task.parties), *(e.actor.person_id for e in entries)}
    people = [await tx.people.get(one) for one in sorted(filter(None, whose))]
    gathered = await _sealed(tx, task, entries)
    case = Case(
        task=task,
        reader=person,
        language=language,
        whole=task.initiator_id == person.id,
        readable=readable(task, person.id),
        people={each.id: each for each in people if each},
        entries=entries,
        revisions=revisions,
        certificates={serial: der for serial, der in found.items() if der is not None},
        issuers=_issuers(ports),
        seals=await _seals(tx, entries),
        handed_in=await papers_for(tx, task, person.id),
        checkpoint=gathered.checkpoint if gathered else None,
        sealed_number=gathered.head.number if gathered else None,
        organisation=ports.installation.organisation,
        verify_url=f"{ports.installation.public_url}/v/{task.number}",
        zone=person.time_zone or ports.installation.time_zone,
        made_at=ports.clock(),
    )
    return Filed(case, gathered)


async def record_for(ports: Ports, filed: Filed) -> dict[str, Any]:
    """The whole proof for who sent the task, once a checkpoint seals it; else the record as this reader may see
    it."""
    case = filed.case
    if case.whole and filed.gathered is not None and not any(map(_is_restricted, case.entries)):
        return await prove(ports, filed.gathered, case.task.number)
    unseen = _unseen(case)
    return trail_of(case.entries, task_number=case.task.number, shows=lambda entry: _shows(case, entry, unseen))


def _unseen(case: Case) -> frozenset[str]:
    """By what an entry would speak of a document that is not meant for this reader."""
    hidden = [one for one in case.task.documents if one not in case.readable]
    keys = {one.key for one in hidden}
    hashes = {each.sha256 for each in case.revisions if each.document in keys}
    named = {word for one in hidden for word in (one.title, one.filename, one.original, one.current)}
    files = {file.name for one in hidden for file in one.attachments}
    return frozenset(json.dumps(word, ensure_ascii=False) for word in hashes | named | files)


def _shows(case: Case, entry: AuditEntry, unseen: frozenset[str]) -> bool:
    """Others' addresses and devices, contacts and papers are not for every party, nor names of documents that are
    not meant for them; an entry is told whole or not at all, or its hash would not be its own."""
    told = json.dumps(entry.facts, ensure_ascii=False)
    if _is_restricted(entry):
        return False
    if any(word in told for word in unseen):
        return False
    if case.whole or entry.actor.person_id == case.reader.id:
        return True
    open_to_all = entry.actor.ip is None and entry.actor.agent is None
    return open_to_all and not any(f'"{word}"' in told for word in ("phone", "email", "handed_in", "person_id"))


def _is_restricted(entry: AuditEntry) -> bool:
    return entry.is_erased and entry.version < 3


async def _sealed(tx: Transaction, task: Task, entries: Sequence[AuditEntry]) -> Gathered | None:
    head = await tx.checkpoints.leaf_of(task.id)
    ended = task.ended_at
    if head is None or ended is None or head.number >= len(entries) or entries[head.number].at < ended:
        return None
    return await gather(tx, task.id)


def _issuers(ports: Ports) -> frozenset[str]:
    chain = (x509.load_der_x509_certificate(der) for der in ports.authority.chain)
    return frozenset(each.subject.rfc4514_string() for each in chain)


async def _seals(tx: Transaction, entries: Sequence[AuditEntry]) -> dict[str, tuple[Seal, ...]]:
    found: dict[str, tuple[Seal, ...]] = {}
    for entry in entries:
        if entry.kind != SIGNED or not entry.facts.get("intent_id"):
            continue
        intent = await tx.intents.get(str(entry.facts["intent_id"]))
        proposed = intent.proposal.get("seals") or {} if intent else {}
        ids = dict.fromkeys(str(one["id"] if isinstance(one, dict) else one) for one in proposed.values())
        seals = [await tx.seals.get(one) for one in ids]
        found[str(entry.facts["party_id"])] = tuple(each for each in seals if each)
    return found


async def _inside(ports: Ports, case: Case) -> list[tuple[str, Attachment]]:
    """Document by document, as long as there is room."""
    room, found = MOST_EMBEDDED, []
    for name, document in zip(names_of(case.task, case.readable), case.readable, strict=True):
        data = await ports.blobs.get(document.current)
        if len(data) <= room:
            room -= len(data)
            found.append((document.current, Attachment(name, data, document.current, "application/pdf")))
    return found


async def _certified(ports: Ports, case: Case, attachments: Sequence[Attachment]) -> bytes:
    """What is known of its own stamps is stored with it: where they are by a certificate that nobody has seen
    before, it is certified once more."""
    revoked, now = await withdrawn(ports), ports.clock()
    page = await asyncio.to_thread(typeset_report, case)
    reason = say(case.language, "report-running", number=case.task.number)

    def certified(known: tuple[bytes, ...]) -> tuple[bytes, tuple[bytes, ...]]:
        stamps = Noted(ports.timestamper)
        validation = ports.authority.validation_material(known, now, revoked=revoked)
        data = certify_whole(
            page,
            attachments=attachments,
            certifier=ports.authority.certification_key(),
            timestamper=stamps,
            validation=validation,
            now=now,
            reason=reason,
        )
        return data, tuple(one for one in stamps.certificates if one not in validation.certs)

    data, unknown = await asyncio.to_thread(certified, ())
    if unknown:
        data, _ = await asyncio.to_thread(certified, unknown)
    return data
