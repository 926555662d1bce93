"""A key in a PKCS#12 file (.p12, .pfx; RFC 7292), as one buys it."""

from __future__ import annotations

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from signing.trust.keys import SigningKey
from signing.trust.paths import chain_above
from signing.trust.suites import suite_of
from signing.trust.wrong import WrongKey

_DER = serialization.Encoding.DER
LARGEST = 1_000_000  # bytes


def read_pkcs12(data: bytes, password: str, others: tuple[bytes, ...] = ()) -> SigningKey:
    """`others`: certificates (DER) that the file lacks above its own. Raises WrongKey `pkcs12-password`,
    `pkcs12-file`, `pkcs12-empty`, `kind`."""
    _check_shape(data)
    try:
        key, certificate, more = pkcs12.load_key_and_certificates(data, password.encode() or None)
    except ValueError:
        raise WrongKey("pkcs12-password") from None
    except Exception as error:  # what old or strange software wrote raises anything
        raise WrongKey("pkcs12-file") from error
    if key is None or certificate is None:
        raise WrongKey("pkcs12-empty")
    try:
        suite = suite_of(key.public_key())
    except ValueError:
        raise WrongKey("kind") from None
    der = certificate.public_bytes(_DER)
    above = (*(one.public_bytes(_DER) for one in more), *others)
    plain = (_DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return SigningKey(
        certificate=der,
        chain=chain_above(der, above),
        serial=f"{certificate.serial_number:x}",
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        key=key.private_bytes(*plain),
        suite=suite,
    )


def _check_shape(data: bytes) -> None:
    """A PEM file or a certificate is a common mistake, and no wrong password."""
    if not data.startswith(b"\x30") or len(data) > LARGEST:
        raise WrongKey("pkcs12-file")
    try:
        x509.load_der_x509_certificate(data)
    except ValueError:
        return
    raise WrongKey("pkcs12-file")
