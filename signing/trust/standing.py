"""Is an answer about a certificate its issuer's, about this certificate, fresh, and good?

RFC 6960, 3.2; RFC 5280, 6.3."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from signing.trust.revocation import named_in_ocsp

CLOCKS = timedelta(minutes=5)


class NotGood(Exception):
    """In a few words, why."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A good answer (DER): an OCSP response or a CRL, and how long it holds."""

    answer: bytes = field(repr=False)
    is_ocsp: bool
    asked_at: datetime
    until: datetime | None


def question_about(certificate: x509.Certificate, issuer: x509.Certificate) -> bytes:
    # SHA-1 names the certificate only; other digests are not understood by every responder.
    builder = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA1())  # noqa: S303
    return builder.build().public_bytes(serialization.Encoding.DER)


def check_ocsp(answer: bytes, certificate: x509.Certificate, issuer: x509.Certificate, now: datetime) -> Standing:
    """Raises NotGood."""
    try:
        read = ocsp.load_der_ocsp_response(answer)
        if read.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            raise NotGood(f"the responder says {read.response_status.name.lower()}")
        if read.serial_number != certificate.serial_number or not _names(read, issuer):
            raise NotGood("the answer is about another certificate")
        _check_responder(read, issuer)
        _check_fresh(read.this_update_utc, read.next_update_utc, now)
        if read.certificate_status is not ocsp.OCSPCertStatus.GOOD:
            raise NotGood(f"it is {read.certificate_status.name.lower()}")
        return Standing(answer, True, now, read.next_update_utc)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm) as error:
        raise NotGood(f"the answer is not right: {error}"[:200]) from error


def check_list(answer: bytes, certificate: x509.Certificate, issuer: x509.Certificate, now: datetime) -> Standing:
    """Raises NotGood."""
    try:
        read = x509.load_der_x509_crl(answer)
        if read.issuer != issuer.subject or not read.is_signature_valid(issuer.public_key()):  # type: ignore[arg-type]
            raise NotGood("the list is not its issuer's")
        _check_fresh(read.last_update_utc, read.next_update_utc, now)
        if read.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
            raise NotGood("it is revoked")
        return Standing(answer, False, now, read.next_update_utc)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise NotGood(f"the list is not right: {error}"[:200]) from error


@lru_cache(maxsize=256)  # our own are asked about in every document
def is_issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """By name and signature."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


@lru_cache(maxsize=256)
def names(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether it says that this is its issuer, by name and key: other authorities may be called the same."""
    if certificate.issuer != issuer.subject:
        return False
    try:
        said = certificate.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
        own = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return said.key_identifier == own.digest


def _names(read: ocsp.OCSPResponse, issuer: x509.Certificate) -> bool:
    return named_in_ocsp(issuer, read.hash_algorithm.name) == (read.issuer_name_hash, read.issuer_key_hash)


def _check_responder(read: ocsp.OCSPResponse, issuer: x509.Certificate) -> None:
    """The issuer itself, or whom it made its responder (4.2.2.2)."""
    for one in (issuer, *read.certificates):
        if one is not issuer and not (is_issued_by(one, issuer) and _answers_for(one)):
            continue
        try:
            _verify(one.public_key(), read)
            return
        except InvalidSignature:
            continue
    raise NotGood("the answer is not its issuer's")


def _answers_for(responder: x509.Certificate) -> bool:
    try:
        purposes = responder.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in purposes


def _verify(key: Any, read: ocsp.OCSPResponse) -> None:
    digest = read.signature_hash_algorithm
    if digest is None:
        raise NotGood("the answer is signed in a way that we do not check")
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(read.signature, read.tbs_response_bytes, ec.ECDSA(digest))
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(read.signature, read.tbs_response_bytes, padding.PKCS1v15(), digest)
    else:
        raise NotGood("the answer is signed in a way that we do not check")


def _check_fresh(since: datetime, until: datetime | None, now: datetime) -> None:
    if since > now + CLOCKS or (until is not None and until < now - CLOCKS):
        raise NotGood("the answer is of another time")
