from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from signing.ports import Actor, Ports, Seal, SealUser, Transaction
from signing.seals.rights import approval_by, has_certificate
from signing.task.sealing import SealUse
from signing.usecases.key_of_seal import own_key_of_seal
from signing.usecases.seal_desk import at_seal
from signing.usecases.seal_views import SealView
from signing.usecases.withdrawn import withdrawal

LINES = 50  # of the log at a time


@dataclass(frozen=True, slots=True)
class LogLine:
    use: SealUse
    who: str
    number: str  # of the task
    title: str


@dataclass(frozen=True, slots=True)
class SealCertificate:
    """`elsewhere`: a key that a setting gives it. `revoked_at`: of ours only; others ask its issuer."""

    serial: str
    subject: str
    issuer: str
    until: datetime
    elsewhere: bool = False
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SealInspection:
    """For its keepers. `users` with their names; `more`: the log goes on."""

    view: SealView
    maker: str
    approved_by: str
    users: tuple[tuple[SealUser, str], ...]
    log: tuple[LogLine, ...]
    more: bool
    certificate: SealCertificate | None


async def inspect_seal(ports: Ports, actor: Actor, seal_id: str, *, page: int = 0) -> SealInspection:
    """All that its keepers may know; `page` of the log, from 0. Raises NotAllowed `not-found`."""
    async with at_seal(ports, actor, seal_id, "inspect") as desk:
        tx, seal = desk.tx, desk.seal
        approval = approval_by(seal, desk.person, await tx.people.admins())
        found = await tx.seals.uses(seal_id, LINES + 1, max(page, 0) * LINES)
        log = tuple([await _line(tx, use) for use in found[:LINES]])
        users = tuple([(user, await _name(tx, user.person_id)) for user in desk.users])
        maker, approved_by = await _name(tx, seal.keeper_id), await _name(tx, seal.approved_by)
    view = SealView(seal, True, standing=desk.standing, approval=approval)
    certificate = await _certificate(ports, seal) if has_certificate(seal) else None
    return SealInspection(view, maker, approved_by, users, log, len(found) > LINES, certificate)


async def _line(tx: Transaction, use: SealUse) -> LogLine:
    task = await tx.tasks.get(use.task_id)
    assert task is not None, "tasks are never deleted"
    return LogLine(use, await _name(tx, use.person_id), task.number, task.title)


async def _name(tx: Transaction, person_id: str | None) -> str:
    person = await tx.people.get(person_id) if person_id else None
    return person.name if person else ""


async def _certificate(ports: Ports, seal: Seal) -> SealCertificate | None:
    bought = ports.seal_keys.get(seal.id)
    if bought is not None:
        return _read(bought.certificate, elsewhere=True) if bought.is_known else None
    key = await own_key_of_seal(ports, seal.id)
    if key is None:
        return None
    revoked = await withdrawal(ports, int(key.serial, 16))
    return _read(key.certificate, revoked_at=revoked.at if revoked else None)


def _read(der: bytes, *, elsewhere: bool = False, revoked_at: datetime | None = None) -> SealCertificate:
    found = x509.load_der_x509_certificate(der)
    return SealCertificate(
        f"{found.serial_number:x}",
        found.subject.rfc4514_string(),
        found.issuer.rfc4514_string(),
        found.not_valid_after_utc,
        elsewhere,
        revoked_at,
    )
