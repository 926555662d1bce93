"""What signing needs of `signing.trust`, which stands beside us: values that fulfil these shapes."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from pyhanko.sign.signers import Signer
from pyhanko.sign.timestamps import TimeStamper


class SigningKey(Protocol):
    """A key with its certificate (DER)."""

    @property
    def certificate(self) -> bytes: ...

    def signer(self) -> Signer: ...


class Timestamper(Protocol):
    """A time-stamp authority. Raises Waiting `timestamp-unavailable` while it stamps."""

    def at(self, now: datetime) -> TimeStamper: ...


class ValidationMaterial(Protocol):
    """DER of certificates, OCSP responses and CRLs."""

    @property
    def certs(self) -> tuple[bytes, ...]: ...
    @property
    def ocsps(self) -> tuple[bytes, ...]: ...
    @property
    def crls(self) -> tuple[bytes, ...]: ...
