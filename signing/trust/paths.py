"""Certificates as they come from files, tokens and services, put into the order of a chain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import ExtendedKeyUsageOID

from signing.trust.outside import names_places
from signing.trust.standing import is_issued_by
from signing.trust.suites import suite_of
from signing.trust.wrong import WrongKey

_DER = serialization.Encoding.DER


def read_certificates(data: bytes) -> tuple[bytes, ...]:
    """DER of one DER certificate, or of all in a PEM file. ValueError where there is none."""
    if b"-----BEGIN" in data:
        return tuple(one.public_bytes(_DER) for one in x509.load_pem_x509_certificates(data))
    return (x509.load_der_x509_certificate(data).public_bytes(_DER),)


def chain_above(certificate: bytes, others: Iterable[bytes]) -> tuple[bytes, ...]:
    """Issuer, its issuer, and so on, as far as `others` has them."""
    held = [x509.load_der_x509_certificate(one) for one in dict.fromkeys(others)]
    chain: list[bytes] = []
    below = x509.load_der_x509_certificate(certificate)
    while not is_issued_by(below, below):
        above = next((one for one in held if is_issued_by(below, one)), None)
        if above is None or above.public_bytes(_DER) in chain:
            break
        chain.append(above.public_bytes(_DER))
        below = above
    return tuple(chain)


def roots_in(certificates: Iterable[bytes]) -> tuple[bytes, ...]:
    """Those that signed themselves."""
    loaded = [x509.load_der_x509_certificate(one) for one in dict.fromkeys(certificates)]
    return tuple(one.public_bytes(_DER) for one in loaded if is_issued_by(one, one))


def check_usable(certificate: bytes, chain: tuple[bytes, ...], now: datetime) -> None:
    """For signing documents, so that validators anywhere take it. Raises WrongKey."""
    loaded = x509.load_der_x509_certificate(certificate)
    try:
        suite_of(loaded.public_key())
    except ValueError:
        raise WrongKey("kind") from None
    if not loaded.not_valid_before_utc <= now <= loaded.not_valid_after_utc:
        raise WrongKey("ended", until=f"{loaded.not_valid_after_utc:%Y-%m-%d}")
    if not _may_sign(loaded):
        raise WrongKey("usage")
    if not chain:
        raise WrongKey("chain")
    if not all(names_places(one) for one in (certificate, *chain) if one not in roots_in(chain)):
        raise WrongKey("no-status")


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        if not (usage.digital_signature or usage.content_commitment):
            return False
    except x509.ExtensionNotFound:
        pass
    try:
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        if basic.ca:
            return False
    except x509.ExtensionNotFound:
        pass
    try:
        purposes = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return list(purposes) != [ExtendedKeyUsageOID.TIME_STAMPING]
