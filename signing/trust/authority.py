"""The installation's own certification authority: what works below its root, which is kept apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from signing.errors import Waiting
from signing.trust import profiles
from signing.trust.certificates import Ticket, Wish, plan_certificate, redeem
from signing.trust.founding import found
from signing.trust.keys import Key, SigningKey, key_der
from signing.trust.material import End, Material, ends, formers
from signing.trust.outside import Outside
from signing.trust.paths import roots_in
from signing.trust.profiles import Profile, Subject, subject_name
from signing.trust.responder import ARCHIVED, Responder
from signing.trust.suites import ECDSA_SHA256

__all__ = ["ARCHIVED", "Authority", "Material", "OneShot"]


@dataclass(frozen=True, slots=True)
class OneShot:
    """A key made for one act, and its certificate: found right, not issued yet. `ticket.linted` goes on record."""

    ticket: Ticket
    key: ec.EllipticCurvePrivateKey = field(repr=False)


class Authority(Responder):
    """Issues what the installation signs with. Made once by `create`, later from the same material; the root's key
    is not loaded, if it is there at all.

    `public_url` (no trailing slash) goes into certificates as the place of OCSP (`/trust/ocsp`), the CRLs
    (`/trust/issuing.crl`, `/trust/root-<its key>.crl`) and the issuer (`.cer` in place of `.crl`). `signing`: a
    key from elsewhere that certifies and closes documents in place of our own. `outside`: who is asked about
    certificates that are not ours.
    """

    def __init__(
        self,
        material: Material,
        public_url: str = "http://localhost:8000",
        *,
        signing: Key | None = None,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(material, outside or Outside())
        self.public_url = public_url.rstrip("/")
        self._signing = signing

    @classmethod
    def create(cls, now: datetime, organisation: str, *, public_url: str = "http://localhost:8000") -> Material:
        """Fresh keys and certificates of every role, from `now` (aware, UTC)."""
        return found(now, organisation, public_url.rstrip("/"))

    @classmethod
    def from_material(
        cls, material: Material, *, public_url: str = "http://localhost:8000", **more: Any
    ) -> Authority:
        return cls(material, public_url, **more)

    @property
    def roots(self) -> tuple[bytes, ...]:
        """Whom this installation trusts: its own root and former ones, those given by setting, and the one above
        its key."""
        key = self._signing
        above = roots_in(key.chain) if key is not None and key.is_known else ()
        return tuple(dict.fromkeys((self.root_der, *self.former_roots, *self._outside.roots, *above)))

    @property
    def former_roots(self) -> tuple[bytes, ...]:
        """Our own, whose key is gone: what they issued goes on being trusted."""
        return tuple(formers(self.material, "root"))

    def ends(self) -> tuple[End, ...]:
        """When each certificate ends that the installation lives on; soonest first."""
        key = self._signing
        bought = [End("signing", _earliest_end(key))] if key is not None and key.is_known else []
        return tuple(sorted((*ends(self.material), *bought), key=lambda end: end.until))

    @property
    def since(self) -> datetime:
        """Before this moment it issues nothing: a clock that says so is wrong."""
        return self._certs["issuing"].not_valid_before_utc

    # ── keys to sign with ────────────────────────────────────────────────────────────────────────────────────

    def plan_one_shot(self, subject: Subject, now: datetime, hours: int = 24) -> OneShot:
        """A fresh P-256 key for one act, its certificate written and looked at but not issued.

        Raises BadAnswer `name-unusable`, Waiting `clock-wrong`.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        return OneShot(self._planned(subject, profiles.ONE_SHOT, timedelta(hours=hours), key, now), key)

    def redeem(self, planned: OneShot) -> SigningKey:
        """Issues what was planned, once; forget the value and the key is gone."""
        return self._issued(planned.ticket, planned.key, kept=False)

    def issue_one_shot(self, subject: Subject, now: datetime, hours: int = 24) -> SigningKey:
        """Both at once. Raises BadAnswer `name-unusable`."""
        return self.redeem(self.plan_one_shot(subject, now, hours))

    def issue_seal(self, organisation: str, seal_name: str, now: datetime) -> SigningKey:
        """A long-lived key for a company's seal, to be kept in the vault (`SigningKey.to_bytes`).

        Raises BadAnswer `name-unusable`."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = Subject(seal_name, organisation)
        return self._issued(self._planned(subject, profiles.SEAL, profiles.SEAL.lifetime, key, now), key)

    def certification_key(self) -> Key:
        """The long-lived key that certifies base revisions and closes documents: from elsewhere where a setting
        says so."""
        if self._signing is not None:
            return self._signing
        return self._signing_key(self._certs["certifier"], self._keys["certifier"])

    def _planned(
        self,
        subject: Subject,
        profile: Profile,
        lifetime: timedelta,
        key: ec.EllipticCurvePrivateKey,
        now: datetime,
    ) -> Ticket:
        issuer = (self._certs["issuing"], self._keys["issuing"])
        if now < self.since:
            # A computer whose battery is empty begins in 1970: nothing is wrong with who asks.
            raise Waiting("clock-wrong", now=f"{now:%Y-%m-%d}", since=f"{self.since:%Y-%m-%d}")
        wish = Wish(subject_name(subject), key.public_key(), profile, lifetime, "issuing", self.public_url)
        return plan_certificate(wish, issuer, key, now)

    def _issued(self, ticket: Ticket, key: ec.EllipticCurvePrivateKey, *, kept: bool = True) -> SigningKey:
        return self._signing_key(redeem(ticket, self._keys["issuing"], self._certs["issuing"]), key, kept=kept)

    def _signing_key(
        self, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey, *, kept: bool = True
    ) -> SigningKey:
        return SigningKey(
            certificate=certificate.public_bytes(serialization.Encoding.DER),
            chain=self.chain,
            serial=f"{certificate.serial_number:x}",
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            key=key_der(key),
            kept=kept,
            suite=None if kept else ECDSA_SHA256,
            loaded=None if kept else key,
        )

    def _bought(self) -> tuple[bytes, ...]:
        return (self._signing.certificate, *self._signing.chain) if self._signing else ()


def _earliest_end(key: Key) -> datetime:
    """Of what stands above it, too: without that it is worth nothing."""
    above = (x509.load_der_x509_certificate(one).not_valid_after_utc for one in key.chain)
    return min(key.not_after, *above)
