"""A key that lies elsewhere (on a token, at a signing service): its certificate is read once, and each signature
is made there."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding

from signing.errors import Waiting
from signing.trust.cms import Signatory, signatory
from signing.trust.keys import Stamping, stamping
from signing.trust.paths import check_usable
from signing.trust.suites import RSA_PSS_SHA256, Suite
from signing.trust.wrong import WrongKey


@dataclass(frozen=True, slots=True)
class Identity:
    """`suite`: where the certificate's key allows several."""

    certificate: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(repr=False)
    suite: Suite | None = field(default=None, repr=False)


class Place(Protocol):
    """Where a key lies. Both raise Waiting `key-unavailable` (where, why) while it is away, and WrongKey for what
    only the operator puts right."""

    def identity(self) -> Identity: ...
    def sign(self, data: bytes, suite: Suite) -> bytes:
        """The signature value over the bytes (not their digest), in the form that CMS holds."""
        ...


class ElsewhereKey:
    """Fulfils `keys.Key`. For any number of threads: places take turns by themselves."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._known: Identity | None = None

    @property
    def is_known(self) -> bool:
        return self._known is not None

    @property
    def certificate(self) -> bytes:
        return self._identity().certificate

    @property
    def chain(self) -> tuple[bytes, ...]:
        return self._identity().chain

    @property
    def serial(self) -> str:
        return f"{self._loaded().serial_number:x}"

    @property
    def not_before(self) -> datetime:
        return self._loaded().not_valid_before_utc

    @property
    def not_after(self) -> datetime:
        return self._loaded().not_valid_after_utc

    @property
    def hash_name(self) -> str:
        return self._signatory().suite.hash_name

    def cms(self, digest: bytes, *, now: datetime, timestamper: Stamping) -> bytes:
        """See `signing.pdf.keys`. What comes back is checked before a time stamp is asked for: a signature by
        another key than the certificate's would be found by a validator only."""
        who = self._signatory()
        key = self._loaded().public_key()

        def sign(data: bytes) -> bytes:
            try:
                value = self._place.sign(data, who.suite)
            except WrongKey as wrong:
                raise Waiting("key-unavailable", why=str(wrong)) from wrong
            if not verifies(key, value, data, who.suite):
                raise Waiting("key-unavailable", why="the signature is by another key than the certificate's")
            return value

        return who.signed_data(digest, sign, stamp=stamping(timestamper, now))

    def check(self, now: datetime) -> None:
        """At the start. Raises WrongKey for what only the operator puts right; Waiting `key-unavailable` if it is
        away, which heals by itself."""
        known = self._place.identity()
        check_usable(known.certificate, known.chain, now)
        with self._lock:
            self._known = known

    def _identity(self) -> Identity:
        with self._lock:
            try:
                self._known = self._known or self._place.identity()
            except WrongKey as wrong:  # it was right at the start: somebody is at work there
                raise Waiting("key-unavailable", why=str(wrong)) from wrong
            return self._known

    def _loaded(self) -> x509.Certificate:
        return x509.load_der_x509_certificate(self._identity().certificate)

    def _signatory(self) -> Signatory:
        known = self._identity()
        return signatory(known.certificate, known.chain, known.suite)


def verifies(key: Any, value: bytes, data: bytes, suite: Suite) -> bool:
    digest = hashes.SHA384() if suite.hash_name == "sha384" else hashes.SHA256()
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, data, ec.ECDSA(digest))
        elif suite is RSA_PSS_SHA256:
            key.verify(value, data, padding.PSS(padding.MGF1(digest), padding.PSS.AUTO), digest)
        else:
            key.verify(value, data, padding.PKCS1v15(), digest)
    except InvalidSignature:
        return False
    return True
