"""What signing needs of `signing.trust`, which stands beside us: values that fulfil these shapes."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class SigningKey(Protocol):
    """A key with its certificate (DER)."""

    @property
    def certificate(self) -> bytes: ...

    @property
    def hash_name(self) -> str:
        """The digest that `cms` takes, as hashlib calls it."""
        ...

    def cms(self, digest: bytes, *, now: datetime, timestamper: Timestamper) -> bytes:
        """The detached signature over the digest of the byte ranges: CMS SignedData, DER, PAdES B-T with
        the chain and a time stamp inside. This step alone knows algorithms, so another suite (SM2 with SM3) takes
        its place here. Raises Waiting `timestamp-unavailable`, `key-unavailable`."""
        ...


class Timestamper(Protocol):
    """A time-stamp authority. Raises Waiting `timestamp-unavailable` while it stamps."""

    def stamp(self, digest: bytes, *, now: datetime) -> bytes:
        """A time-stamp token (RFC 3161, CMS SignedData, DER) over a SHA-256 digest."""
        ...


class ValidationMaterial(Protocol):
    """DER of certificates, OCSP responses and CRLs."""

    @property
    def certs(self) -> tuple[bytes, ...]: ...
    @property
    def ocsps(self) -> tuple[bytes, ...]: ...
    @property
    def crls(self) -> tuple[bytes, ...]: ...
