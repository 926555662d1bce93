"""What other authorities say about their certificates, fetched while a document is completed: purchased keys, time
stamps from elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import AuthorityInformationAccessOID

from signing.errors import Waiting
from signing.trust.fetching import Fetcher, NotFetched
from signing.trust.keys import ValidationMaterial
from signing.trust.standing import NotGood, Standing, check_list, check_ocsp, is_issued_by, question_about

LARGEST_OCSP, LARGEST_CRL, LARGEST_CERTIFICATE = 100_000, 20_000_000, 20_000  # bytes
LONGEST_PATH = 6
FRESH = timedelta(hours=1)  # so long an answer is given to the next document too
_DER = serialization.Encoding.DER


@dataclass(frozen=True, slots=True)
class Outside:
    """`roots` (DER): whom the operator trusts beside our own root. `used`: keys or time stamps from elsewhere are
    in use, or ever were."""

    roots: tuple[bytes, ...] = ()
    used: bool = False
    fetcher: Fetcher = field(default_factory=Fetcher)
    _kept: dict[bytes, Standing] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def material(self, certs: Sequence[bytes], now: datetime) -> ValidationMaterial:
        """Certificates up to their roots, and for each below a root an answer of its issuer that holds at `now`.

        Raises Waiting `status-unavailable` (who, why): without it the document would be worth less tomorrow than
        it is today, and nobody would be told."""
        path = {der: x509.load_der_x509_certificate(der) for der in dict.fromkeys(certs)}
        answers: list[Standing] = []
        for certificate in list(path.values()):
            answers += self._up_from(certificate, path, now)
        found = list(dict.fromkeys(answers))
        return ValidationMaterial(
            certs=tuple(path),
            ocsps=tuple(one.answer for one in found if one.is_ocsp),
            crls=tuple(one.answer for one in found if not one.is_ocsp),
        )

    def _up_from(
        self, certificate: x509.Certificate, path: dict[bytes, x509.Certificate], now: datetime
    ) -> Iterator[Standing]:
        for _ in range(LONGEST_PATH):
            if is_issued_by(certificate, certificate) or certificate.public_bytes(_DER) in self.roots:
                return
            issuer = self._issuer(certificate, path)
            if not _has(certificate, x509.OCSPNoCheck):
                yield self._standing(certificate, issuer, now)
            certificate = issuer

    def _issuer(self, certificate: x509.Certificate, path: dict[bytes, x509.Certificate]) -> x509.Certificate:
        for one in path.values():
            if is_issued_by(certificate, one):
                return one
        for der in self.roots:  # they need not come along: what is trusted by setting is at hand
            root = x509.load_der_x509_certificate(der)
            if is_issued_by(certificate, root):
                path[der] = root
                return root
        why = "its issuer's certificate is missing"
        for url in _places(certificate, AuthorityInformationAccessOID.CA_ISSUERS):
            try:
                found = x509.load_der_x509_certificate(self.fetcher.get(url, most=LARGEST_CERTIFICATE))
            except (NotFetched, ValueError) as error:
                why = str(error)
                continue
            if is_issued_by(certificate, found):
                path[found.public_bytes(_DER)] = found
                return found
        raise _missing(certificate, why)

    def _standing(self, certificate: x509.Certificate, issuer: x509.Certificate, now: datetime) -> Standing:
        key = sha256(certificate.public_bytes(_DER)).digest()
        with self._lock:
            kept = self._kept.get(key)
        if kept and now - kept.asked_at < FRESH and (kept.until is None or now < kept.until):
            return kept
        found = self._asked(certificate, issuer, now)
        with self._lock:
            self._kept[key] = found
        return found

    def _asked(self, certificate: x509.Certificate, issuer: x509.Certificate, now: datetime) -> Standing:
        """By OCSP, which is short and fresh; by CRL where that fails."""
        why = "it names no place to ask at"
        for url in _places(certificate, AuthorityInformationAccessOID.OCSP):
            try:
                question = question_about(certificate, issuer)
                answer = self.fetcher.post(url, question, kind="application/ocsp-request", most=LARGEST_OCSP)
                return check_ocsp(answer, certificate, issuer, now)
            except (NotFetched, NotGood) as error:
                why = str(error)
        for url in _lists(certificate):
            try:
                return check_list(self.fetcher.get(url, most=LARGEST_CRL), certificate, issuer, now)
            except (NotFetched, NotGood) as error:
                why = str(error)
        raise _missing(certificate, why)


def names_places(certificate: bytes) -> bool:
    """Whether anybody can ask how this certificate (DER) stands."""
    loaded = x509.load_der_x509_certificate(certificate)
    return bool(_places(loaded, AuthorityInformationAccessOID.OCSP) or _lists(loaded))


def _missing(certificate: x509.Certificate, why: str) -> Waiting:
    return Waiting("status-unavailable", who=certificate.subject.rfc4514_string()[:120], why=why[:300])


def _has(certificate: x509.Certificate, extension: type[x509.ExtensionType]) -> bool:
    try:
        certificate.extensions.get_extension_for_class(extension)
    except x509.ExtensionNotFound:
        return False
    return True


def _places(certificate: x509.Certificate, method: x509.ObjectIdentifier) -> list[str]:
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return []
    return [
        one.access_location.value
        for one in access
        if one.access_method == method and isinstance(one.access_location, x509.UniformResourceIdentifier)
    ]


def _lists(certificate: x509.Certificate) -> list[str]:
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return []
    return [
        name.value
        for point in points
        for name in point.full_name or ()
        if isinstance(name, x509.UniformResourceIdentifier)
    ]
