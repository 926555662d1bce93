"""What our authority says about certificates: OCSP (RFC 6960) and CRLs (RFC 5280, 5)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp

from signing.trust.der import body, elements

REASONS = {reason.value: reason for reason in x509.ReasonFlags}


@dataclass(frozen=True, slots=True)
class Revoked:
    """A certificate withdrawn at `at` (aware, UTC)."""

    at: datetime
    reason: x509.ReasonFlags = x509.ReasonFlags.unspecified


def is_about(question: ocsp.OCSPRequest, issuer: x509.Certificate) -> bool:
    """Whether it asks about a certificate of this issuer (by name and key)."""
    return named_in_ocsp(issuer, question.hash_algorithm.name) == (
        question.issuer_name_hash,
        question.issuer_key_hash,
    )


@lru_cache(maxsize=64)
def named_in_ocsp(issuer: x509.Certificate, digest: str) -> tuple[bytes, bytes]:
    """Digests of its name and its key (RFC 6960, 4.1.1)."""
    spki = issuer.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    bits = body(list(elements(spki))[1])[1:]
    return hashlib.new(digest, issuer.subject.public_bytes()).digest(), hashlib.new(digest, bits).digest()


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
        question = ocsp.load_der_ocsp_request(der)
        _ = question.serial_number, question.hash_algorithm  # parsed only when asked for
        return question
    except (ValueError, TypeError, NotImplementedError, UnsupportedAlgorithm):
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
