"""What a certificate says, in words a judge can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import NameOID

ORDER = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.COUNTRY_NAME)


@dataclass(frozen=True, slots=True)
class Told:
    subject: str
    issuer: str
    serial: str
    begins: datetime
    ends: datetime
    own: bool  # issued by the installation itself


def told_of(der: bytes, issuers: frozenset[str]) -> Told:
    certificate = x509.load_der_x509_certificate(der)
    return Told(
        _named(certificate.subject),
        _named(certificate.issuer),
        f"{certificate.serial_number:x}",
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        certificate.issuer.rfc4514_string() in issuers,
    )


def _named(name: x509.Name) -> str:
    found = [str(one.value) for oid in ORDER for one in name.get_attributes_for_oid(oid)]
    return ", ".join(dict.fromkeys(found)) or name.rfc4514_string()
