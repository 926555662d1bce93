"""A certificate as one buys it: another authority's, with any key, whose status is asked for elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from signing.trust.keys import SigningKey
from signing.trust.profiles import USAGES
from signing.trust.suites import Suite

DER, PKCS8, PLAIN = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()


@dataclass(frozen=True, slots=True)
class Purchased:
    key: SigningKey
    private: Any
    certificate: x509.Certificate
    issuer: x509.Certificate
    issuer_key: ec.EllipticCurvePrivateKey
    root: x509.Certificate
    root_key: ec.EllipticCurvePrivateKey


def purchased(
    private: Any = None,
    suite: Suite | None = None,
    *,
    now: datetime,
    name: str = "上海长江国际贸易有限公司",
    ocsp: str | None = None,
    crl: str | None = None,
    root_crl: str | None = None,
    issuer_at: str | None = None,
) -> Purchased:
    private = private or ec.generate_private_key(ec.SECP256R1())
    root_key, issuer_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    # No two authorities have one name: validators would take them for each other.
    unique = f"{x509.random_serial_number():x}"[:8]
    root = _issue(_name(f"Bought Root {unique}"), root_key.public_key(), None, root_key, now, ca=True)
    above = root_crl or crl
    issuer = _issue(_name(f"Bought CA {unique}"), issuer_key.public_key(), root, root_key, now, ca=True, crl=above)
    places = {"ocsp": ocsp, "crl": crl, "issuer_at": issuer_at}
    certificate = _issue(_name(name), private.public_key(), issuer, issuer_key, now, **places)
    key = SigningKey(
        certificate=certificate.public_bytes(DER),
        chain=(issuer.public_bytes(DER), root.public_bytes(DER)),
        serial=f"{certificate.serial_number:x}",
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        key=private.private_bytes(DER, PKCS8, PLAIN),
        suite=suite,
    )
    return Purchased(key, private, certificate, issuer, issuer_key, root, root_key)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _issue(
    name: x509.Name,
    public: Any,
    issuer: x509.Certificate | None,
    issuer_key: ec.EllipticCurvePrivateKey,
    now: datetime,
    *,
    ca: bool = False,
    ocsp: str | None = None,
    crl: str | None = None,
    issuer_at: str | None = None,
) -> x509.Certificate:
    usage = dict.fromkeys(USAGES, False)
    usage |= {"key_cert_sign": True, "crl_sign": True} if ca else {"content_commitment": True}
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.subject if issuer else name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    methods = (AuthorityInformationAccessOID.OCSP, ocsp), (AuthorityInformationAccessOID.CA_ISSUERS, issuer_at)
    places = [x509.AccessDescription(oid, x509.UniformResourceIdentifier(url)) for oid, url in methods if url]
    if places:
        builder = builder.add_extension(x509.AuthorityInformationAccess(places), critical=False)
    if crl:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())
