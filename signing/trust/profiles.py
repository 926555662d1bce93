"""What each certificate may be for. A profile is checked before anything is signed with it (RFC 5280, 4.2)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier

from signing.errors import BadAnswer
from signing.trust.der import PRINTABLE, SEQUENCE, SET, UTF8, der, oid

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
COMMON_NAME, ORGANISATION, SERIAL_NUMBER = oid("2.5.4.3"), oid("2.5.4.10"), oid("2.5.4.5")
NAME_LIMIT = 64  # ub-common-name and ub-organization-name, X.520
# Adobe's "authentic documents trust": readers show it as a signing certificate.
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # id-kp-documentSigning, RFC 9336


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a certificate speaks of. `serial_number` is the installation's own reference (X.520 serialNumber)."""

    common_name: str
    organisation: str | None = None
    serial_number: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Usage of one kind of certificate; `path_length` is None for an end entity."""

    name: str
    lifetime: timedelta
    usages: frozenset[str]
    purposes: tuple[ObjectIdentifier, ...] = ()
    path_length: int | None = None
    no_check: bool = False  # id-pkix-ocsp-nocheck: a responder is not asked about itself


_YEAR = timedelta(days=365)
_CA = frozenset({"key_cert_sign", "crl_sign"})
ROOT = Profile("root", 20 * _YEAR, _CA, path_length=1)
ISSUING = Profile("issuing", 10 * _YEAR, _CA, path_length=0)
# A time stamp must outlive the archive's refresh rhythm; the key is used for nothing else (RFC 3161, 2.3).
TIME_STAMPING = Profile(
    "tsa", 8 * _YEAR, frozenset({"digital_signature"}), purposes=(ExtendedKeyUsageOID.TIME_STAMPING,)
)
RESPONDER = Profile(
    "ocsp",
    8 * _YEAR,
    frozenset({"digital_signature"}),
    purposes=(ExtendedKeyUsageOID.OCSP_SIGNING,),
    no_check=True,
)
CERTIFYING = Profile(
    "certifier", 8 * _YEAR, frozenset({"digital_signature", "content_commitment"}), purposes=(DOCUMENT_SIGNING,)
)
# content_commitment is what RFC 5280 calls nonRepudiation today: it was meant.
ONE_SHOT = Profile(
    "one-shot", timedelta(hours=24), frozenset({"content_commitment"}), purposes=(DOCUMENT_SIGNING,)
)

# A company's seal, as long as the authority's other keys live; the key stays in the vault.
SEAL = Profile("seal", 8 * _YEAR, frozenset({"content_commitment"}), purposes=(DOCUMENT_SIGNING,))


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})


def is_for_stamps(profile: Profile) -> bool:
    """Then its purpose is critical (RFC 3161, 2.3)."""
    return ExtendedKeyUsageOID.TIME_STAMPING in profile.purposes


def check_profile(profile: Profile, lifetime: timedelta) -> None:
    """Refuses what a validator would reject later. Raises ValueError: it is our mistake, not a person's."""
    is_ca = profile.path_length is not None
    if is_ca != bool(profile.usages & _CA):
        raise ValueError(f"{profile.name}: only a CA signs certificates")
    if is_for_stamps(profile) and len(profile.purposes) != 1:
        raise ValueError(f"{profile.name}: timeStamping stands alone (RFC 3161, 2.3)")
    if not timedelta(0) < lifetime <= 20 * _YEAR:
        raise ValueError(f"{profile.name}: lifetime {lifetime}")


def subject_name(subject: Subject) -> bytes:
    """O, CN and serialNumber (Name, DER). Raises BadAnswer `name-unusable` if empty or with controls."""
    common = _part(COMMON_NAME, UTF8, subject.common_name)
    above = _part(ORGANISATION, UTF8, subject.organisation) if subject.organisation else b""
    number = _part(SERIAL_NUMBER, PRINTABLE, subject.serial_number) if subject.serial_number else b""
    return der(SEQUENCE, above, common, number)


def _part(kind: bytes, tag: int, text: str) -> bytes:
    return der(SET, der(SEQUENCE, kind, der(tag, _plain(text).encode())))


def _plain(text: str) -> str:
    """Direction overrides and controls would let one name look like another."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if not text or not _UNSEEN.isdisjoint(map(unicodedata.category, text)):
        raise BadAnswer("name-unusable", name=text[:80])
    return text if len(text) <= NAME_LIMIT else text[: NAME_LIMIT - 1] + "…"
