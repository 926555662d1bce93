"""What our authority says about certificates: OCSP (RFC 6960) and CRLs (RFC 5280, 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp


@dataclass(frozen=True, slots=True)
class Revoked:
    """A certificate withdrawn at `at` (aware, UTC)."""

    at: datetime
    reason: x509.ReasonFlags = x509.ReasonFlags.unspecified


def ocsp_answer(
    certificate: x509.Certificate,
    *,
    issuer: x509.Certificate,
    responder: x509.Certificate,
    key: ec.EllipticCurvePrivateKey,
    known_at: datetime,
    next_update: datetime,
    revoked: Revoked | None = None,
) -> bytes:
    """A signed basic response, DER. `known_at` is thisUpdate: the last moment the status was known to hold."""
    builder = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            cert=certificate,
            issuer=issuer,
            algorithm=hashes.SHA1(),  # noqa: S303 - the only CertID digest that all validators look up
            cert_status=ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
            this_update=known_at,
            next_update=next_update,
            revocation_time=revoked.at if revoked else None,
            revocation_reason=revoked.reason if revoked else None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, responder)
        .certificates([responder])
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def revocation_list(
    *,
    issuer: x509.Certificate,
    key: ec.EllipticCurvePrivateKey,
    now: datetime,
    days: int,
    revoked: Mapping[int, Revoked],
) -> bytes:
    """A CRL, DER; its number is the second it was made, so it always grows."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(now)
        .next_update(now + timedelta(days=days))
        .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(
                issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
            ),
            critical=False,
        )
    )
    for serial, entry in sorted(revoked.items()):
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(serial)
            .revocation_date(entry.at)
            .add_extension(x509.CRLReason(entry.reason), critical=False)
            .build()
        )
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def read_question(der: bytes) -> ocsp.OCSPRequest | None:
    """One OCSP request of one certificate, or None."""
    try:
        return ocsp.load_der_ocsp_request(der)
    except (ValueError, TypeError, NotImplementedError):
        return None


def malformed() -> bytes:
    """The unsigned answer to what is not a question (RFC 6960, 2.3)."""
    return ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.MALFORMED_REQUEST).public_bytes(
        serialization.Encoding.DER
    )


def not_ours() -> bytes:
    return ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.UNAUTHORIZED).public_bytes(
        serialization.Encoding.DER
    )
