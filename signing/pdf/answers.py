"""What embedded validation data says of a certificate, and whether whoever says it may (RFC 6960, 4.2.2.2; RFC
5280, 5). Anybody can append an answer: only one that the issuer stands behind counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import Hash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

STRANGE = (ValueError, TypeError, UnsupportedAlgorithm, InvalidSignature, AttributeError, KeyError)


@dataclass(frozen=True, slots=True)
class Answers:
    """DER of OCSP responses, of CRLs, and of every certificate at hand, issuers among them."""

    responses: tuple[bytes, ...] = ()
    lists: tuple[bytes, ...] = ()
    certificates: tuple[bytes, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.responses or self.lists)

    def about(self, certificate: bytes, more: Iterable[bytes] = ()) -> tuple[datetime | None, ...]:
        """One entry for each answer that counts: None for good, else the moment it was revoked. `more`:
        certificates that came with the signature."""
        try:
            asked = x509.load_der_x509_certificate(certificate)
            issuer = _issuer(asked, tuple(dict.fromkeys((*self.certificates, *more))))
            return tuple(self._said(asked, issuer)) if issuer else ()
        except STRANGE:
            return ()

    def _said(self, asked: x509.Certificate, issuer: x509.Certificate) -> Iterator[datetime | None]:
        for der in self.responses:
            yield from _of_response(der, asked, issuer)
        for der in self.lists:
            yield from _of_list(der, asked, issuer)


def _issuer(asked: x509.Certificate, candidates: Sequence[bytes]) -> x509.Certificate | None:
    for der in candidates:
        try:
            candidate = x509.load_der_x509_certificate(der)
            if candidate.subject == asked.issuer:
                asked.verify_directly_issued_by(candidate)
                return candidate
        except STRANGE:
            continue
    return None


def _of_response(der: bytes, asked: x509.Certificate, issuer: x509.Certificate) -> Iterator[datetime | None]:
    try:
        response = ocsp.load_der_ocsp_response(der)
        if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            return
        for one in response.responses:
            if one.serial_number != asked.serial_number or one.issuer_key_hash != _key_hash(issuer, one):
                continue
            if not _may_answer(response, issuer):
                return
            if one.certificate_status is ocsp.OCSPCertStatus.GOOD:
                yield None
            elif one.certificate_status is ocsp.OCSPCertStatus.REVOKED:
                yield one.revocation_time_utc
    except STRANGE:
        return


def _key_hash(issuer: x509.Certificate, one: Any) -> bytes:
    hashed = Hash(one.hash_algorithm)
    hashed.update(_key_bits(issuer.public_key()))
    return hashed.finalize()


def _key_bits(key: Any) -> bytes:
    """The BIT STRING of the public key, without its header (RFC 6960, 4.1.1)."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.public_bytes(Encoding.DER, PublicFormat.PKCS1)
    if isinstance(key, ec.EllipticCurvePublicKey):
        return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return bytes(key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def _may_answer(response: ocsp.OCSPResponse, issuer: x509.Certificate) -> bool:
    """Signed by the issuer, or by somebody whom the issuer has made its responder."""
    return any(_signed(response, one) for one in (issuer, *response.certificates) if _is_responder(one, issuer))


def _is_responder(candidate: x509.Certificate, issuer: x509.Certificate) -> bool:
    if candidate == issuer:
        return True
    try:
        candidate.verify_directly_issued_by(issuer)
        purposes = candidate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except (*STRANGE, x509.ExtensionNotFound):
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in purposes


def _signed(response: ocsp.OCSPResponse, by: x509.Certificate) -> bool:
    key, digest = by.public_key(), response.signature_hash_algorithm
    try:
        if isinstance(key, rsa.RSAPublicKey) and digest:
            key.verify(response.signature, response.tbs_response_bytes, padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey) and digest:
            key.verify(response.signature, response.tbs_response_bytes, ec.ECDSA(digest))
        else:
            return False
    except STRANGE:
        return False
    return True


def _of_list(der: bytes, asked: x509.Certificate, issuer: x509.Certificate) -> Iterator[datetime | None]:
    try:
        found = _list(der)
        if found.issuer != issuer.subject or not found.is_signature_valid(issuer.public_key()):  # type: ignore[arg-type] # any key: what it is not raises
            return
        entry = found.get_revoked_certificate_by_serial_number(asked.serial_number)
        yield entry.revocation_date_utc if entry else None
    except STRANGE:
        return


@lru_cache(maxsize=4)
def _list(der: bytes) -> x509.CertificateRevocationList:
    return x509.load_der_x509_crl(der)
