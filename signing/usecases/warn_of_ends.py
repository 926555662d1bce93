from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography import x509

from signing.audit.chain import record
from signing.ports import SYSTEM, Json, Ports, Transaction
from signing.task.events import ADMINS_WARNED
from signing.trust.failover import Look, Timestampers, common_name
from signing.trust.keys import SigningKey
from signing.usecases.withdrawn import withdrawn

log = logging.getLogger(__name__)

MARKS = (90, 30, 7, 1, 0)  # days before an end; at 0 it has come


@dataclass(frozen=True, slots=True)
class _Coming:
    """`what` as `material.End`, or `seal`, `tsa-elsewhere`; `name` tells several of one kind apart."""

    what: str
    until: datetime
    name: str = ""


async def warn_of_ends(ports: Ports) -> int:
    """Tells every admin, once at each of the marks, which certificates end and what is to be done, and once a week
    which time-stamp service gives no stamps. Gives how many messages are new."""
    now = ports.clock()
    looks = await asyncio.to_thread(_looks, ports, now)
    coming = [*_own(ports), *await _seals(ports), *_stamps(looks)]
    warnings = [*_warnings(coming, now), *_silences(looks, now)]
    async with ports.transaction() as tx:
        new = [facts for key, facts in warnings if await _put(tx, key, facts)]
        for facts in new:
            await record(tx, at=now, kind=ADMINS_WARNED, actor=SYSTEM, task_id=None, facts=facts)
    for facts in new:
        log.warning("the admins are told: %s", facts)
    if new:
        ports.wake()
    return len(new)


async def _put(tx: Transaction, key: str, facts: Json) -> bool:
    """False where everybody was told before."""
    put = [
        await tx.outbox.put(key=f"{key}:{admin.id}", kind="attention", person_id=admin.id, facts=facts)
        for admin in await tx.people.admins()
    ]
    return any(put)


def _own(ports: Ports) -> Iterator[_Coming]:
    return (_Coming(end.what, end.until) for end in ports.authority.ends())


async def _seals(ports: Ports) -> list[_Coming]:
    """Of each seal the newest, not of cancelled ones."""
    gone, newest = await withdrawn(ports), dict[str, SigningKey]()
    for name, kept in (await ports.vault.fetch_beginning("seal-key:")).items():
        key, seal = SigningKey.from_bytes(kept), name.split(":")[1]
        if int(key.serial, 16) not in gone and (seal not in newest or key.not_after > newest[seal].not_after):
            newest[seal] = key
    return [_Coming("seal", key.not_after, _named(key.certificate)) for key in newest.values()]


def _named(certificate: bytes) -> str:
    subject = x509.load_der_x509_certificate(certificate).subject
    company = [one.value for one in subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)]
    return " · ".join(map(str, [*company, common_name(subject)]))


def _looks(ports: Ports, now: datetime) -> tuple[Look, ...]:
    stamps = ports.timestamper
    return stamps.look(now=now) if isinstance(stamps, Timestampers) else ()


def _stamps(looks: Iterable[Look]) -> Iterator[_Coming]:
    return (_Coming("tsa-elsewhere", look.ends, _host(look.url)) for look in looks if look.ends is not None)


def _host(url: str) -> str:
    """An address may hold a secret behind its host."""
    return urlsplit(url).hostname or ""


def _warnings(coming: Iterable[_Coming], now: datetime) -> Iterator[tuple[str, Json]]:
    """What ends on one day is one message, with the key that makes it one for ever."""
    together: dict[tuple[datetime, int], list[_Coming]] = defaultdict(list)
    for one in coming:
        left = one.until - now
        reached = [days for days in MARKS if left <= timedelta(days=days)]
        if reached:
            day = one.until.replace(hour=0, minute=0, second=0, microsecond=0)
            together[day, min(reached)].append(one)
    for (day, mark), ends in sorted(together.items()):
        listed = [
            {"what": one.what, "name": one.name} for one in sorted(ends, key=lambda one: (one.what, one.name))
        ]
        names = ",".join(f"{one['what']}={one['name']}" for one in listed)
        left = max(timedelta(0), min(one.until for one in ends) - now)
        facts = {"key": "told-ends", "days": -(-left // timedelta(days=1)), "until": f"{day:%Y-%m-%d}"}
        yield f"ends:{day:%Y%m%d}:{mark}:{names}", {**facts, "ends": listed}


def _silences(looks: Iterable[Look], now: datetime) -> Iterator[tuple[str, Json]]:
    for look in looks:
        if look.why:
            facts = {"key": "told-tsa-away", "host": _host(look.url), "why": look.why}
            yield f"tsa-away:{look.url}:{now:%G-%V}", facts
