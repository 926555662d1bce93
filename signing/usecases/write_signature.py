from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from signing.errors import DocumentRefused, YinxinError
from signing.fields.kinds import Field
from signing.in_turn import in_turn
from signing.pdf.carrier import names_of
from signing.pdf.ink import Mark
from signing.pdf.prefix import KNOWN
from signing.pdf.sign import sign_planned, sign_revision
from signing.pdf.written import check_written
from signing.pdf.written_section import check_appended
from signing.ports import Intent, Ports, Seal
from signing.task.model import Role, Task
from signing.trust.authority import OneShot
from signing.trust.failover import Noted
from signing.trust.keys import Key, SigningKey
from signing.trust.profiles import Subject
from signing.trust.timestamps import OwnTimestamper
from signing.usecases.filling_of import filling_of, mark_of
from signing.usecases.key_of_seal import key_of_seal
from signing.usecases.seals_for import signing_seal, takes_seal
from signing.usecases.standing import Standing, standing_on
from signing.wording import say


@dataclass(frozen=True, slots=True)
class Written:
    """A new revision of a document. `section` belongs behind the bytes of `base`; `sha256` and `size` are of
    both together."""

    section: bytes = field(repr=False)
    sha256: str
    size: int
    plan: bytes | None = field(repr=False)
    document: int = 0  # its key
    base: str = ""
    stamped_by: str = ""  # the time-stamp authority, as its certificate says it
    serial: str = ""  # of the certificate
    certificate: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Signed:
    """All that one act has written."""

    documents: tuple[Written, ...]

    @property
    def certificates(self) -> dict[str, bytes]:
        """Serial → certificate: of the person's key, of the seal's, or of both."""
        return {one.serial: one.certificate for one in self.documents}


async def write_signatures(ports: Ports, task: Task, intent: Intent, plans: Mapping[str, bytes | None]) -> Signed:
    """The party's incremental revision of each document, over exactly the bytes of the intent (`plans`: what is
    stored for who appends to them), with a key made for this act and forgotten after it, or with that of the
    company's seal where the document has a place for it. The certificate is on record before its key is used.
    Changes nothing else; raises Waiting if a time stamp is missing, Refusal if a document cannot take the
    signature."""
    now = ports.clock()
    standings = [await standing_on(ports, base, plans.get(base)) for _, base in intent.bases]
    who = await mark_of(ports, task, intent, intent.bases[0][1], now)
    fillings = [await filling_of(ports, task, intent, _fields(task, intent, key)) for key, _ in intent.bases]
    seal = await signing_seal(ports, intent.proposal)
    sealed = {key for key, _ in intent.bases if seal and takes_seal(_fields(task, intent, key))}
    keys: dict[bool, Key] = {}  # by whether the seal signs: a document without its place is signed by hand
    if seal and sealed:
        keys[True] = await key_of_seal(ports, seal)
    if len(sealed) < len(intent.bases):
        keys[False] = await _one_shot(ports, task, intent, who, now)
    written = []
    for (document, base), standing, filling in zip(intent.bases, standings, fillings, strict=True):
        mark, key = replace(who, digest_short=base[:12]), keys[document in sealed]
        how = {
            "fields": _fields(task, intent, document),
            "mark": mark,
            "filling": filling,
            "now": now,
            "reason": _reason(task, intent, mark, seal if document in sealed else None),
            "name": mark.name,
        }
        made = await _revision(ports, standing, key, how, document=document, base=base)
        written.append(replace(made, serial=key.serial, certificate=key.certificate))
    return Signed(tuple(written))


async def _one_shot(ports: Ports, task: Task, intent: Intent, mark: Mark, now: datetime) -> SigningKey:
    """Of the acting person; its certificate is on record before it is issued."""
    subject = Subject(mark.name, mark.company or None, f"{task.number}/{intent.party_id}")
    planned: OneShot = await in_turn(ports.authority.plan_one_shot, subject, now)
    async with ports.transaction() as tx:
        await tx.certificates.record(
            serial=planned.ticket.serial,
            task_id=task.id,
            party_id=intent.party_id,
            der=planned.ticket.linted,
            issued_at=now,
        )
    key: SigningKey = await in_turn(ports.authority.redeem, planned)
    return key


def _fields(task: Task, intent: Intent, document: int) -> list[Field]:
    return [each for each in task.fields if each.party_id == intent.party_id and each.document == document]


async def _revision(
    ports: Ports, standing: Standing, key: Key, how: dict[str, Any], *, document: int, base: str
) -> Written:
    stamps = Noted(ports.timestamper)
    how = {**how, "key": key, "timestamper": stamps}
    # The digest that is kept going is SHA-256; a key of another family needs the bytes.
    if standing.plan is not None and key.hash_name == "sha256":
        at_hand = isinstance(key, SigningKey) and isinstance(ports.timestamper, OwnTimestamper)
        written = await (in_turn if at_hand else asyncio.to_thread)(_append, standing, key, how)
    else:
        data = standing.data if standing.data is not None else await ports.blobs.get(base)
        written = await _write(ports, data, key, how)
    return replace(written, document=document, base=base, stamped_by=stamps.by)


def _append(standing: Standing, key: Key, how: dict[str, Any]) -> Written:
    """Without the document. What cannot be undone is checked before anybody stores it."""
    plan, prefix = standing.plan, standing.prefix
    assert plan is not None and prefix is not None, "asked before"
    made = sign_planned(plan, prefix, **how)
    check_appended(plan, prefix, made, fields=names_of(how["fields"]), certificate=key.certificate)
    KNOWN.keep(made.prefix)
    plan_after = made.plan.to_bytes()
    return Written(made.section, made.plan.sha256, made.plan.length, plan_after)


async def _write(ports: Ports, before: bytes, key: Key, how: dict[str, Any]) -> Written:
    """Over a document that only a whole parser should continue."""
    data = await asyncio.to_thread(sign_revision, before, **how)
    fields = names_of(how["fields"])
    await _look(ports, before, data, serial=key.serial, fields=fields, now=how["now"])
    return Written(data[len(before) :], hashlib.sha256(data).hexdigest(), len(data), None)


def _reason(task: Task, intent: Intent, mark: Mark, seal: Seal | None) -> str:
    party = task.party(intent.party_id)
    if party is not None and party.role is Role.FILLER:
        return say(task.language, "reason-filled", number=task.number, name=mark.name)
    return reason_of(task, mark.name, mark.company, seal)


def reason_of(task: Task, name: str, company: str | None, seal: Seal | None) -> str:
    """A seal's certificate names the company alone: who put the seal stands here, which is signed too."""
    if seal is not None:
        kind = say(task.language, f"seal-kind-{seal.kind}")
        return say(task.language, "reason-sealed", number=task.number, company=seal.owner, seal=kind, name=name)
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
