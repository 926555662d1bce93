"""Issuing one certificate by its profile (RFC 5280): written, linted, put on record, signed, compared."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID

from signing.trust.der import (
    BITS,
    GENERALIZED_TIME,
    OCTETS,
    SEQUENCE,
    UTC_TIME,
    compact,
    der,
    elements,
    integer,
    oid,
)
from signing.trust.linting import BadCertificate, key_identifier, lint
from signing.trust.profiles import USAGES, Profile, check_profile, is_for_stamps
from signing.trust.suites import ECDSA_SHA256

Issuer = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
_VERSION_3, _TRUE = der(0xA0, integer(2)), b"\x01\x01\xff"
_ECDSA = ec.ECDSA(hashes.SHA256())
_KEY_IDENTIFIER = oid("2.5.29.14")
SLOW_CLOCKS = timedelta(minutes=1)  # a validator's clock may be behind


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. `name` is DER; `above` is what the issuer is called in the addresses under
    `public_url`."""

    name: bytes
    public_key: Any
    profile: Profile
    lifetime: timedelta
    above: str
    public_url: str


@dataclass(slots=True)
class Ticket:
    """A certificate that was found right and is not issued yet: `linted` (DER) has a throwaway key's signature,
    over something else, so nobody takes it for one. Goes on record, then is redeemed, once."""

    serial: str  # lower-case hex
    linted: bytes = field(repr=False)
    used: bool = False

    @property
    def tbs(self) -> bytes:
        """What will be signed."""
        return next(elements(self.linted))


def plan_certificate(wish: Wish, issuer: Issuer | None, own_key: Any, now: datetime) -> Ticket:
    """Without an issuer it will sign itself with `own_key`. Raises BadCertificate: our mistake, not a person's."""
    check_profile(wish.profile, wish.lifetime)
    issuer_cert = issuer[0] if issuer else None
    linted = _with_signature(_written(wish, issuer_cert, now), _nobodys_signature())
    parsed = lint(linted, wish.profile, issuer_cert, wish.lifetime)
    return Ticket(f"{parsed.serial_number:x}", linted)


def redeem(
    ticket: Ticket, key: ec.EllipticCurvePrivateKey, issuer: x509.Certificate | None = None
) -> x509.Certificate:
    """The certificate, signed with `key`, by itself without an issuer; its signed part is byte for byte what was
    linted. Raises BadCertificate."""
    if ticket.used:
        raise BadCertificate("this certificate was issued before")
    ticket.used = True
    tbs = ticket.tbs
    made = x509.load_der_x509_certificate(_with_signature(tbs, key.sign(tbs, _ECDSA)))
    if not _verifies(made, issuer or made):
        raise BadCertificate("its signature does not verify")
    if made.tbs_certificate_bytes != tbs or f"{made.serial_number:x}" != ticket.serial:
        raise BadCertificate("what was issued is not what was looked at")
    return made


def issue(wish: Wish, issuer: Issuer | None, own_key: Any, now: datetime) -> x509.Certificate:
    """Both steps at once, where nothing is on record: certificates of the authority itself."""
    above, key = issuer or (None, own_key)
    return redeem(plan_certificate(wish, issuer, own_key, now), key, above)


def _verifies(made: x509.Certificate, issuer: x509.Certificate) -> bool:
    """By the issuer's key; that it is named rightly was looked at before."""
    key = _public_key(issuer)
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(made.signature, made.tbs_certificate_bytes, _ECDSA)
            return True
    except InvalidSignature:
        pass
    return False


@lru_cache(maxsize=32)
def _public_key(issuer: x509.Certificate) -> Any:
    return issuer.public_key()


def _with_signature(tbs: bytes, value: bytes) -> bytes:
    return der(SEQUENCE, tbs, ECDSA_SHA256.signature_algorithm, der(BITS, b"\0", value))


def _written(wish: Wish, issuer: x509.Certificate | None, now: datetime) -> bytes:
    """TBSCertificate (4.1.2), DER. By hand: a builder takes half a millisecond for what is the same each time."""
    start = now.astimezone(UTC).replace(microsecond=0) - SLOW_CLOCKS
    end = start + wish.lifetime + SLOW_CLOCKS
    spki = wish.public_key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    own = key_identifier(spki)
    above, named, last = _of_issuer(issuer) if issuer else (wish.name, own, end)
    addressed = issuer is not None and not wish.profile.no_check
    return der(
        SEQUENCE,
        _VERSION_3,
        integer(secrets.randbits(126) | 1 << 126),  # positive, unguessable, at most 20 octets (4.1.2.2)
        ECDSA_SHA256.signature_algorithm,
        above,
        der(SEQUENCE, _moment(start), _moment(min(end, last))),
        wish.name,
        spki,
        der(
            0xA3,
            der(
                SEQUENCE,
                der(SEQUENCE, _KEY_IDENTIFIER, der(OCTETS, der(OCTETS, own))),
                _same_each_time(wish.profile, named, wish.above, wish.public_url.rstrip("/") if addressed else ""),
            ),
        ),
    )


def _moment(at: datetime) -> bytes:
    """UTCTime through 2049, GeneralizedTime from 2050 (4.1.2.5)."""
    if at.year < 2050:
        return der(UTC_TIME, compact(at)[2:])
    return der(GENERALIZED_TIME, compact(at))


@lru_cache(maxsize=32)
def _of_issuer(issuer: x509.Certificate) -> tuple[bytes, bytes, datetime]:
    """Name, key's identifier, end."""
    named = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return issuer.subject.public_bytes(), named.digest, issuer.not_valid_after_utc


@lru_cache(maxsize=64)
def _same_each_time(profile: Profile, issuer_key: bytes, above: str, url: str) -> bytes:
    """Extensions (DER, one behind the other). `url` is empty where nobody is to ask."""
    authority = x509.AuthorityKeyIdentifier(issuer_key, None, None)
    every = [(authority, False), *_of_profile(profile), *(_addresses(above, url) if url else ())]
    return b"".join(_extension(one, critical=critical) for one, critical in every)


def _extension(value: x509.ExtensionType, *, critical: bool = False) -> bytes:
    return der(
        SEQUENCE, oid(value.oid.dotted_string), _TRUE if critical else b"", der(OCTETS, value.public_bytes())
    )


@lru_cache(maxsize=1)
def _nobodys_signature() -> bytes:
    """Over no certificate, by a key that is gone: a parser wants one, and nobody is to take it for any."""
    return ec.generate_private_key(ec.SECP256R1()).sign(b"to be looked at", _ECDSA)


@lru_cache(maxsize=32)
def _of_profile(profile: Profile) -> tuple[tuple[x509.ExtensionType, bool], ...]:
    """With whether each is critical."""
    usage = x509.KeyUsage(**{name: name in profile.usages for name in USAGES})
    made: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(profile.path_length is not None, profile.path_length), True),
        (usage, True),
    ]
    if profile.purposes:
        made.append((x509.ExtendedKeyUsage(profile.purposes), is_for_stamps(profile)))
    if profile.no_check:
        made.append((x509.OCSPNoCheck(), False))
    return tuple(made)


@lru_cache(maxsize=32)
def _addresses(above: str, url: str) -> tuple[tuple[x509.ExtensionType, bool], ...]:
    """Where to ask about it (RFC 5280, 4.2.1.13 and 4.2.2.1)."""
    issuer = x509.UniformResourceIdentifier(f"{url}/trust/{above}.cer")
    # Also in the issuing CA's own certificate: without an address some validators skip embedded answers too.
    responder = x509.UniformResourceIdentifier(f"{url}/trust/ocsp")
    places = [
        x509.AccessDescription(AuthorityInformationAccessOID.OCSP, responder),
        x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, issuer),
    ]
    crl = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{url}/trust/{above}.crl")], None, None, None)
    return (x509.AuthorityInformationAccess(places), False), (x509.CRLDistributionPoints([crl]), False)
