"""Several time-stamp authorities in the order that the operator gave them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.x509.oid import NameOID

from signing.errors import Waiting
from signing.trust.asking import ExternalTimestamper
from signing.trust.cms import certificates_in, serial_of_signer
from signing.trust.keys import Stamping

REMEMBERED_S = 300.0
_NOBODYS = bytes(32)  # a digest to ask with that is of nothing


@dataclass(frozen=True, slots=True)
class Look:
    """How one authority does: when the certificate ends that it stamps with (UTC), or why it gives no stamp."""

    url: str
    ends: datetime | None = None
    why: str = ""


@dataclass(slots=True)
class Timestampers:
    """The first that answers stamps. One that failed is left in peace for some minutes, so that not every
    signature waits for its time-out. When all fail: Waiting `timestamp-unavailable`; our own never steps in."""

    inside: Sequence[ExternalTimestamper]
    clock: Callable[[], float] = time.monotonic
    _rests_until: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def stamp(self, digest: bytes, *, now: datetime) -> bytes:
        failures = []
        for one in self._order():
            try:
                token = one.stamp(digest, now=now)
            except Waiting as missing:
                failures.append(missing)
                with self._lock:
                    self._rests_until[one.url] = self.clock() + REMEMBERED_S
                continue
            with self._lock:
                self._rests_until.pop(one.url, None)
            return token
        url = ", ".join(str(each.facts["url"]) for each in failures)
        raise Waiting("timestamp-unavailable", url=url, why="; ".join(str(each.facts["why"]) for each in failures))

    def look(self, *, now: datetime) -> tuple[Look, ...]:
        """Each, rested or not, is asked for a stamp that nobody keeps."""
        return tuple(self._looked(one, now) for one in self.inside)

    def _looked(self, one: ExternalTimestamper, now: datetime) -> Look:
        try:
            token = one.stamp(_NOBODYS, now=now)
        except Waiting as missing:
            return Look(one.url, why=str(missing.facts["why"]))
        signer = _signer(token)
        return Look(one.url, ends=signer.not_valid_after_utc if signer else None)

    def _order(self) -> list[ExternalTimestamper]:
        """When all rest, all are asked: better slowly than not at all."""
        now = self.clock()
        with self._lock:
            awake = [one for one in self.inside if self._rests_until.get(one.url, now) <= now]
        return awake or list(self.inside)


class Noted:
    """A time-stamp authority for one act, which remembers what it gave."""

    def __init__(self, inside: Stamping) -> None:
        self._inside = inside
        self._token: bytes | None = None
        self._certificates: dict[bytes, None] = {}

    def stamp(self, digest: bytes, *, now: datetime) -> bytes:
        self._token = self._inside.stamp(digest, now=now)
        self._certificates |= dict.fromkeys(certificates_in(self._token))
        return self._token

    @property
    def certificates(self) -> tuple[bytes, ...]:
        """That came with its stamps (DER)."""
        return tuple(self._certificates)

    @property
    def by(self) -> str:
        """Whose stamp it was, by its certificate; empty before there is one."""
        return stamped_by(self._token) if self._token else ""


def stamped_by(token: bytes) -> str:
    """The name of the authority, as its certificate says it."""
    signer = _signer(token)
    return common_name(signer.subject) if signer else ""


def _signer(token: bytes) -> x509.Certificate | None:
    serial = serial_of_signer(token)
    for der in certificates_in(token):
        certificate = x509.load_der_x509_certificate(der)
        if certificate.serial_number == serial:
            return certificate
    return None


def common_name(name: x509.Name) -> str:
    """Otherwise the organisation, otherwise all of it."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found: Any = name.get_attributes_for_oid(kind)
        if found:
            return str(found[0].value)
    return name.rfc4514_string()
