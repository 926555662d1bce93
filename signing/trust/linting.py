"""Is a certificate what its profile says, and what RFC 5280 allows? Asked before anything is signed with a real
key (as Boulder does), of a certificate that a throwaway key signed: what is wrong then was never issued."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtensionOID, ObjectIdentifier

from signing.trust.der import PRINTABLE, SEQUENCE, SET, UTF8, body, elements
from signing.trust.profiles import COMMON_NAME, NAME_LIMIT, SERIAL_NUMBER, USAGES, Profile, is_for_stamps

_ALWAYS = {
    ExtensionOID.BASIC_CONSTRAINTS,
    ExtensionOID.KEY_USAGE,
    ExtensionOID.SUBJECT_KEY_IDENTIFIER,
    ExtensionOID.AUTHORITY_KEY_IDENTIFIER,
}
_ADDRESSES = {ExtensionOID.AUTHORITY_INFORMATION_ACCESS, ExtensionOID.CRL_DISTRIBUTION_POINTS}
_CRITICAL = {ExtensionOID.BASIC_CONSTRAINTS, ExtensionOID.KEY_USAGE}
_RIGHT: set[tuple[Any, ...]] = set()
_AT_MOST = 64
_MOMENT = timedelta(minutes=5)  # what issuing adds for slow clocks


class BadCertificate(ValueError):
    """In a few words, why: our mistake, not a person's."""


def lint(der: bytes, profile: Profile, issuer: x509.Certificate | None, lifetime: timedelta) -> x509.Certificate:
    """The parsed certificate; `issuer` is None for a root. Its signature is not judged. Raises BadCertificate."""
    try:
        made = x509.load_der_x509_certificate(der)
        # As it stands there: what a library reads and writes again may not be.
        *_, above, _, subject, spki, extensions = elements(made.tbs_certificate_bytes)
        _check_frame(made, issuer, lifetime)
        _check_name(subject)
        _must(
            above == (_frame_of(issuer)[0] if issuer else subject),
            "the issuer's name as it stands there (4.1.2.4)",
        )
        _check_key(made)
        _check_extensions(made, spki, extensions, profile=profile, issuer=issuer)
    except (ValueError, TypeError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType) as why:
        raise BadCertificate(f"{profile.name}: {why}") from why
    return made


def _must(held: bool, rule: str) -> None:
    if not held:
        raise BadCertificate(rule)


def _check_frame(made: x509.Certificate, issuer: x509.Certificate | None, lifetime: timedelta) -> None:
    _must(made.version is x509.Version.v3, "version 3 (4.1.2.1)")
    serial = made.serial_number
    _must(serial > 0 and 64 <= serial.bit_length() < 160, "a serial number nobody guesses, of 20 octets at most")
    begin, end = made.not_valid_before_utc, made.not_valid_after_utc
    _must(begin < end and end - begin <= lifetime + _MOMENT, "no longer than its profile")
    if issuer is not None:
        _, since, until = _frame_of(issuer)
        _must(end <= until, "not beyond its issuer's end")
        _must(begin >= since - _MOMENT, "not before its issuer's begin")


def _check_name(subject: bytes) -> None:
    kinds = []
    for part in elements(subject):
        ((kind, value),) = [tuple(elements(one)) for one in elements(part)]
        _must((part[0], body(part)[0]) == (SET, SEQUENCE), "a name of parts (4.1.2.4)")
        right = PRINTABLE if kind == SERIAL_NUMBER else UTF8  # X520SerialNumber, appendix A.1
        _must(value[0] == right, "names in UTF-8 (4.1.2.4)")
        _must(
            0 < len(body(value).decode()) <= NAME_LIMIT, "parts of a name from 1 to 64 characters (appendix A.1)"
        )
        kinds.append(kind)
    _must(kinds.count(COMMON_NAME) == 1, "one common name")
    _must(len(kinds) == len(set(kinds)), "each part of a name once")


def _check_key(made: x509.Certificate) -> None:
    key = made.public_key()
    strong = (
        isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1 | ec.SECP384R1)
    ) or (isinstance(key, rsa.RSAPublicKey) and key.key_size >= 2048 and key.public_numbers().e == 65537)
    _must(strong, "a key that common validators take")


def _check_extensions(
    made: x509.Certificate, spki: bytes, written: bytes, *, profile: Profile, issuer: x509.Certificate | None
) -> None:
    """Those of one profile differ in the key's identifier alone: what was found right is known by its bytes."""
    apart = written.split(key_identifier(spki))
    what = (*apart, profile, issuer)
    if what in _RIGHT:
        return
    _look_at_extensions(made, profile, issuer)
    if len(_RIGHT) >= _AT_MOST:
        _RIGHT.clear()
    _RIGHT.add(what)


def key_identifier(spki: bytes) -> bytes:
    """SHA-1 of the key's bits (4.2.1.2, method 1): it names, it protects nothing."""
    return hashlib.sha1(body(list(elements(spki))[1])[1:], usedforsecurity=False).digest()


def _look_at_extensions(made: x509.Certificate, profile: Profile, issuer: x509.Certificate | None) -> None:
    found = {one.oid: one for one in made.extensions}
    wanted = set[ObjectIdentifier](_ALWAYS)
    wanted |= {ExtensionOID.EXTENDED_KEY_USAGE} if profile.purposes else set()
    wanted |= {ExtensionOID.OCSP_NO_CHECK} if profile.no_check else _ADDRESSES if issuer else set()
    _must(set(found) == wanted, "just the extensions of its profile")
    stamps = {ExtensionOID.EXTENDED_KEY_USAGE} if is_for_stamps(profile) else set()
    critical = {oid for oid, one in found.items() if one.critical}
    _must(critical == _CRITICAL | stamps, "critical what must be, and nothing else")
    basic = found[ExtensionOID.BASIC_CONSTRAINTS].value
    is_ca = profile.path_length is not None
    _must(basic == x509.BasicConstraints(is_ca, profile.path_length), "a CA or not, as its profile says")
    _must(found[ExtensionOID.KEY_USAGE].value == _usage(profile), "the usages of its profile")
    if profile.purposes:
        purposes = found[ExtensionOID.EXTENDED_KEY_USAGE].value
        _must(purposes == x509.ExtendedKeyUsage(profile.purposes), "the purposes of its profile")
    own = found[ExtensionOID.SUBJECT_KEY_IDENTIFIER].value
    _must(
        own == x509.SubjectKeyIdentifier.from_public_key(made.public_key()), "its own key's identifier (4.2.1.2)"
    )
    above = _own_key(issuer) if issuer is not None else own
    named = found[ExtensionOID.AUTHORITY_KEY_IDENTIFIER].value
    _must(getattr(named, "key_identifier", None) == getattr(above, "digest", b""), "its issuer's key (4.2.1.1)")


@lru_cache(maxsize=32)
def _usage(profile: Profile) -> x509.KeyUsage:
    return x509.KeyUsage(**{name: name in profile.usages for name in USAGES})


@lru_cache(maxsize=32)
def _frame_of(issuer: x509.Certificate) -> tuple[bytes, datetime, datetime]:
    """Its name (DER), begin and end."""
    return issuer.subject.public_bytes(), issuer.not_valid_before_utc, issuer.not_valid_after_utc


@lru_cache(maxsize=32)
def _own_key(issuer: x509.Certificate) -> x509.SubjectKeyIdentifier:
    return issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
