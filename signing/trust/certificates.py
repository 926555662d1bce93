"""Issuing one certificate by its profile (RFC 5280): written, linted, put on record, signed, compared."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID

from signing.trust.der import BITS, SEQUENCE, der
from signing.trust.linting import BadCertificate, lint
from signing.trust.profiles import USAGES, Profile, check_profile, is_for_stamps
from signing.trust.suites import ECDSA_SHA256

Issuer = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
SLOW_CLOCKS = timedelta(minutes=1)  # a validator's clock may be behind


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. `above` is the issuer's role, as it stands in the addresses under `public_url`."""

    name: x509.Name
    public_key: Any
    profile: Profile
    lifetime: timedelta
    above: str
    public_url: str


@dataclass(slots=True)
class Ticket:
    """A certificate that was found right and is not issued yet: `linted` (DER) is signed by a throwaway key, so
    nobody takes it for one. Goes on record, then is redeemed, once."""

    serial: str  # lower-case hex
    linted: bytes = field(repr=False)
    used: bool = False

    @property
    def tbs(self) -> bytes:
        """What will be signed."""
        return x509.load_der_x509_certificate(self.linted).tbs_certificate_bytes


def plan_certificate(wish: Wish, issuer: Issuer | None, own_key: Any, now: datetime) -> Ticket:
    """Without an issuer it will sign itself with `own_key`. Raises BadCertificate: our mistake, not a person's."""
    check_profile(wish.profile, wish.lifetime)
    issuer_cert = issuer[0] if issuer else None
    signing_key = issuer[1] if issuer else own_key
    unsigned = _written(wish, issuer_cert, signing_key.public_key(), now)
    linted = unsigned.sign(_throwaway(), hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    parsed = lint(linted, wish.profile, issuer_cert, wish.lifetime)
    return Ticket(f"{parsed.serial_number:x}", linted)


def redeem(ticket: Ticket, issuer_key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """The certificate; its signed part is byte for byte what was linted. Raises BadCertificate."""
    if ticket.used:
        raise BadCertificate("this certificate was issued before")
    ticket.used = True
    tbs = ticket.tbs
    value = issuer_key.sign(tbs, ec.ECDSA(hashes.SHA256()))
    made = x509.load_der_x509_certificate(
        der(SEQUENCE, tbs, ECDSA_SHA256.signature_algorithm, der(BITS, b"\0", value))
    )
    try:
        issuer_key.public_key().verify(made.signature, made.tbs_certificate_bytes, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise BadCertificate("its signature does not verify") from None
    if made.tbs_certificate_bytes != tbs or f"{made.serial_number:x}" != ticket.serial:
        raise BadCertificate("what was issued is not what was looked at")
    return made


def issue(wish: Wish, issuer: Issuer | None, own_key: Any, now: datetime) -> x509.Certificate:
    """Both steps at once, where nothing is on record: certificates of the authority itself."""
    return redeem(plan_certificate(wish, issuer, own_key, now), issuer[1] if issuer else own_key)


def _written(
    wish: Wish, issuer: x509.Certificate | None, issuer_key: ec.EllipticCurvePublicKey, now: datetime
) -> x509.CertificateBuilder:
    profile, public_key = wish.profile, wish.public_key
    start = now.replace(microsecond=0) - SLOW_CLOCKS
    end = start + wish.lifetime + SLOW_CLOCKS
    builder = (
        x509.CertificateBuilder()
        .subject_name(wish.name)
        .issuer_name(issuer.subject if issuer else wish.name)
        .public_key(public_key)
        .serial_number(secrets.randbits(126) | 1 << 126)  # 4.1.2.2: positive, unguessable, at most 20 octets
        .not_valid_before(start)
        .not_valid_after(min(end, issuer.not_valid_after_utc) if issuer else end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
    )
    addresses = _addresses(wish.above, wish.public_url.rstrip("/")) if issuer and not profile.no_check else ()
    for extension, critical in (*_of_profile(profile), *addresses):
        builder = builder.add_extension(extension, critical=critical)
    return builder


@lru_cache(maxsize=1)
def _throwaway() -> ec.EllipticCurvePrivateKey:
    """Of this process; certifies nothing, nobody has its certificate."""
    return ec.generate_private_key(ec.SECP256R1())


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
