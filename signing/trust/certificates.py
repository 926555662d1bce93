"""Writing one certificate by its profile (RFC 5280)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID

from signing.trust import profiles
from signing.trust.profiles import Profile, check_profile

Issuer = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. `above` is the issuer's role, as it stands in the addresses under `public_url`."""

    name: x509.Name
    public_key: ec.EllipticCurvePublicKey
    profile: Profile
    lifetime: timedelta
    above: str
    public_url: str


def issue(
    wish: Wish, issuer: Issuer | None, own_key: ec.EllipticCurvePrivateKey, now: datetime
) -> x509.Certificate:
    """The signed certificate; without an issuer it signs itself with `own_key`."""
    check_profile(wish.profile, wish.lifetime)
    profile, public_key = wish.profile, wish.public_key
    issuer_cert, issuer_key = issuer if issuer else (None, own_key)
    start = now.replace(microsecond=0) - timedelta(minutes=1)  # a validator's clock may be slow
    builder = (
        x509.CertificateBuilder()
        .subject_name(wish.name)
        .issuer_name(issuer_cert.subject if issuer_cert else wish.name)
        .public_key(public_key)
        .serial_number(secrets.randbits(126) | 1 << 126)  # RFC 5280: positive, unguessable, at most 20 octets
        .not_valid_before(start)
        .not_valid_after(start + wish.lifetime + timedelta(minutes=1))
        .add_extension(x509.BasicConstraints(profile.path_length is not None, profile.path_length), critical=True)
        .add_extension(x509.KeyUsage(**{name: name in profile.usages for name in USAGES}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if profile.purposes:
        critical = profile is profiles.TIME_STAMPING  # RFC 3161, 2.3
        builder = builder.add_extension(x509.ExtendedKeyUsage(profile.purposes), critical=critical)
    if profile.no_check:
        builder = builder.add_extension(x509.OCSPNoCheck(), critical=False)
    elif issuer_cert is not None:
        builder = _with_addresses(builder, wish.above, wish.public_url.rstrip("/"))
    return builder.sign(issuer_key, hashes.SHA256())


def _with_addresses(builder: x509.CertificateBuilder, above: str, url: str) -> x509.CertificateBuilder:
    """Where to ask about it (RFC 5280, 4.2.1.13 and 4.2.2.1)."""
    issuer = x509.UniformResourceIdentifier(f"{url}/trust/{above}.cer")
    # Also in the issuing CA's own certificate: without an address some validators skip embedded answers too.
    responder = x509.UniformResourceIdentifier(f"{url}/trust/ocsp")
    places = [
        x509.AccessDescription(AuthorityInformationAccessOID.OCSP, responder),
        x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, issuer),
    ]
    crl = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{url}/trust/{above}.crl")], None, None, None)
    return builder.add_extension(x509.AuthorityInformationAccess(places), critical=False).add_extension(
        x509.CRLDistributionPoints([crl]), critical=False
    )
