"""OCSP answers (RFC 6960, 4.2.1), put together from prepared DER: every completed document holds several."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp

from signing.trust.der import BITS, GENERALIZED_TIME, NULL, OCTETS, SEQUENCE, compact, der, integer, oid
from signing.trust.revocation import Revoked, named_in_ocsp
from signing.trust.suites import ECDSA_SHA256

ENUMERATED = 10
_BASIC, _NONCE = oid("1.3.6.1.5.5.7.48.1.1"), oid("1.3.6.1.5.5.7.48.1.2")
_GOOD = der(0x80)
_SUCCESSFUL = der(ENUMERATED, b"\0")
_DIGESTS = {
    "sha1": oid("1.3.14.3.2.26"),
    "sha224": oid("2.16.840.1.101.3.4.2.4"),
    "sha256": oid("2.16.840.1.101.3.4.2.1"),
    "sha384": oid("2.16.840.1.101.3.4.2.2"),
    "sha512": oid("2.16.840.1.101.3.4.2.3"),
}
# CRLReason, RFC 5280, 5.3.1
_REASONS = {
    x509.ReasonFlags.unspecified: 0,
    x509.ReasonFlags.key_compromise: 1,
    x509.ReasonFlags.ca_compromise: 2,
    x509.ReasonFlags.affiliation_changed: 3,
    x509.ReasonFlags.superseded: 4,
    x509.ReasonFlags.cessation_of_operation: 5,
    x509.ReasonFlags.certificate_hold: 6,
    x509.ReasonFlags.remove_from_crl: 8,
    x509.ReasonFlags.privilege_withdrawn: 9,
    x509.ReasonFlags.aa_compromise: 10,
}


def ocsp_answer(
    serial: int,
    *,
    issuer: x509.Certificate,
    responder: x509.Certificate,
    key: ec.EllipticCurvePrivateKey,
    known_at: datetime,
    next_update: datetime,
    revoked: Revoked | None = None,
    question: ocsp.OCSPRequest | None = None,
) -> bytes:
    """A signed basic response about the certificate of this number. `known_at` is thisUpdate: the last moment the
    status was known to hold. To a question it is given in the question's own digest, with its nonce (RFC 8954)."""
    digest = question.hash_algorithm.name if question else "sha1"  # the only one that all validators look up
    about = der(SEQUENCE, _named(issuer, digest), integer(serial))
    status = _withdrawn(revoked) if revoked else _GOOD
    single = der(SEQUENCE, about, status, _moment(known_at), der(0xA0, _moment(next_update)))
    who, certificates = _responder(responder)
    nonce = _nonce(question) if question else b""
    said = der(SEQUENCE, who, _moment(datetime.now(UTC)), der(SEQUENCE, single), nonce)
    value = key.sign(said, ec.ECDSA(hashes.SHA256()))
    basic = der(SEQUENCE, said, ECDSA_SHA256.signature_algorithm, der(BITS, b"\0", value), certificates)
    return der(SEQUENCE, _SUCCESSFUL, der(0xA0, der(SEQUENCE, _BASIC, der(OCTETS, basic))))


@lru_cache(maxsize=64)
def _named(issuer: x509.Certificate, digest: str) -> bytes:
    """CertID up to the number."""
    name, key = named_in_ocsp(issuer, digest)
    return der(SEQUENCE, _DIGESTS[digest], der(NULL)) + der(OCTETS, name) + der(OCTETS, key)


@lru_cache(maxsize=32)
def _responder(certificate: x509.Certificate) -> tuple[bytes, bytes]:
    """Its ResponderID by key, and its certificate to go along."""
    _, key = named_in_ocsp(certificate, "sha1")
    own = certificate.public_bytes(serialization.Encoding.DER)
    return der(0xA2, der(OCTETS, key)), der(0xA0, der(SEQUENCE, own))


def _withdrawn(revoked: Revoked) -> bytes:
    reason = der(ENUMERATED, bytes((_REASONS[revoked.reason],)))
    return der(0xA1, _moment(revoked.at), der(0xA0, reason))


def _nonce(question: ocsp.OCSPRequest) -> bytes:
    try:
        nonce = question.extensions.get_extension_for_class(x509.OCSPNonce).value
    except (x509.ExtensionNotFound, ValueError):
        return b""
    if len(nonce.nonce) > 32:  # RFC 8954, 2.1
        return b""
    return der(0xA1, der(SEQUENCE, der(SEQUENCE, _NONCE, der(OCTETS, nonce.public_bytes()))))


def _moment(at: datetime) -> bytes:
    return der(GENERALIZED_TIME, compact(at))
