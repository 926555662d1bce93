"""Keys with their certificates, as values that go to a child process and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache, partial
from hashlib import sha256
from typing import Any, Protocol

from asn1crypto import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from signing.trust.cms import signatory
from signing.trust.suites import Suite, load_kept_key, load_private_key, raw_signer


class Stamping(Protocol):
    """A time-stamp authority: a token over a SHA-256 digest. Raises Waiting `timestamp-unavailable`."""

    def stamp(self, digest: bytes, *, now: datetime) -> bytes: ...


class Key(Protocol):
    """A key with its certificate and the chain above it (DER), wherever the key lies. A key elsewhere may not be
    `is_known` yet: then what is read of it asks for it, and raises Waiting `key-unavailable`."""

    @property
    def certificate(self) -> bytes: ...
    @property
    def chain(self) -> tuple[bytes, ...]: ...
    @property
    def serial(self) -> str: ...
    @property
    def not_before(self) -> datetime: ...
    @property
    def not_after(self) -> datetime: ...
    @property
    def is_known(self) -> bool: ...
    @property
    def hash_name(self) -> str: ...
    def cms(self, digest: bytes, *, now: datetime, timestamper: Stamping) -> bytes: ...


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key (PKCS#8 DER), its certificate and the chain up to the root (DER). `serial` is lower-case hex.

    `kept`: the key stays loaded between signatures, as keys do that live for years. `suite`: where it is known, or
    the key's kind allows several. `loaded`: the key itself, where it was made; it stays in this process."""

    certificate: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(repr=False)
    serial: str
    not_before: datetime
    not_after: datetime
    key: bytes = field(repr=False)
    kept: bool = True
    suite: Suite | None = field(default=None, repr=False)
    loaded: ec.EllipticCurvePrivateKey | None = field(default=None, repr=False, compare=False)

    def __getstate__(self) -> list[Any]:
        return [None if one.name == "loaded" else getattr(self, one.name) for one in fields(self)]

    @property
    def is_known(self) -> bool:
        return True

    @property
    def hash_name(self) -> str:
        """The digest that `cms` takes."""
        return signatory(self.certificate, self.chain, self.suite).suite.hash_name

    def cms(self, digest: bytes, *, now: datetime, timestamper: Stamping) -> bytes:
        """See `signing.pdf.keys`."""
        who = signatory(self.certificate, self.chain, self.suite)
        key = self.loaded or (load_kept_key(self.key) if self.kept else load_private_key(self.key))
        return who.signed_data(digest, raw_signer(key, who.suite), stamp=stamping(timestamper, now))

    def to_bytes(self) -> bytes:
        """For the vault alone: the key is in it."""
        times = {"not_before": self.not_before.isoformat(), "not_after": self.not_after.isoformat()}
        ders = {"certificate": self.certificate.hex(), "key": self.key.hex()}
        return json.dumps(
            {**ders, "chain": [one.hex() for one in self.chain], "serial": self.serial, **times}
        ).encode()

    @classmethod
    def from_bytes(cls, kept: bytes) -> SigningKey:
        held = json.loads(kept)
        return cls(
            certificate=bytes.fromhex(held["certificate"]),
            chain=tuple(map(bytes.fromhex, held["chain"])),
            serial=held["serial"],
            not_before=datetime.fromisoformat(held["not_before"]),
            not_after=datetime.fromisoformat(held["not_after"]),
            key=bytes.fromhex(held["key"]),
        )


@dataclass(frozen=True, slots=True)
class ValidationMaterial:
    """What a validator needs after we are gone: DER of certificates, OCSP responses and CRLs."""

    certs: tuple[bytes, ...]
    ocsps: tuple[bytes, ...]
    crls: tuple[bytes, ...]


def stamping(timestamper: Stamping, now: datetime) -> partial[bytes]:
    """Signature value → token over its digest."""
    return partial(_stamped, timestamper, now)


def _stamped(timestamper: Stamping, now: datetime, value: bytes) -> bytes:
    return timestamper.stamp(sha256(value).digest(), now=now)


def load_key(der: bytes) -> ec.EllipticCurvePrivateKey:
    key = load_private_key(der)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("an elliptic curve key was expected")
    return key


def key_der(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


@lru_cache(maxsize=64)
def load_certificate(der: bytes) -> x509.Certificate:
    return x509.Certificate.load(der)
