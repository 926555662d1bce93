"""CMS SignedData (RFC 5652) as PAdES wants it (ETSI EN 319 142-1, 6.3), put together from prepared DER."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from cryptography import x509

from signing.trust.der import OCTETS, SEQUENCE, SET, body, der, elements, integer, oid, set_of
from signing.trust.suites import RawSigner, Suite, suite_of

_ONE, _THREE = integer(1), integer(3)
DATA = oid("1.2.840.113549.1.7.1")
SIGNED_DATA = oid("1.2.840.113549.1.7.2")
_SIGNING_CERTIFICATE = oid("1.2.840.113549.1.9.16.2.47")
_MESSAGE_DIGEST = oid("1.2.840.113549.1.9.4")
_TIME_STAMP_TOKEN = oid("1.2.840.113549.1.9.16.2.14")


@dataclass(frozen=True, slots=True)
class Signatory:
    """What of a signature is the same each time: who signs, by which suite, with which certificates along."""

    suite: Suite
    sid: bytes
    signing_certificate: bytes
    certificates: bytes

    def signed_data(
        self,
        digest: bytes,
        sign: RawSigner,
        *,
        kind: bytes = DATA,
        content: bytes | None = None,
        stamp: Callable[[bytes], bytes] | None = None,
        with_certificates: bool = True,
    ) -> bytes:
        """ContentInfo, DER, over a digest by the suite: detached without `content`. `stamp`: signature value →
        time-stamp token. No signing time is claimed: PAdES leaves it to /M and to the stamp."""
        suite = self.suite
        signed = self._attributes(kind, digest)
        value = sign(signed)
        unsigned = der(0xA1, _attribute(_TIME_STAMP_TOKEN, stamp(value))) if stamp else b""
        signer = der(
            SEQUENCE,
            _ONE,
            self.sid,
            suite.digest_algorithm,
            b"\xa0" + signed[1:],  # signed as a SET, written as [0] (5.4)
            suite.signature_algorithm,
            der(OCTETS, value),
            unsigned,
        )
        held = der(0xA0, der(OCTETS, content)) if content is not None else b""
        signed_data = der(
            SEQUENCE,
            _ONE if kind == DATA else _THREE,
            der(SET, suite.digest_algorithm),
            der(SEQUENCE, kind, held),
            self.certificates if with_certificates else b"",
            der(SET, signer),
        )
        return der(SEQUENCE, SIGNED_DATA, der(0xA0, signed_data))

    def _attributes(self, kind: bytes, digest: bytes) -> bytes:
        return set_of(
            _content_type(kind),
            _attribute(_MESSAGE_DIGEST, der(OCTETS, digest)),
            self.signing_certificate,
        )


@lru_cache(maxsize=256)
def signatory(certificate: bytes, chain: tuple[bytes, ...], suite: Suite | None = None) -> Signatory:
    """`suite`: where the certificate's key allows several, or is of a family that we do not know.

    The root goes along too: a validator that knows it by another way still needs it in the signature for the
    proof that the chain existed (NO_POE otherwise)."""
    serial, issuer = serial_and_issuer(certificate)
    return Signatory(
        suite or suite_of(x509.load_der_x509_certificate(certificate).public_key()),
        sid=der(SEQUENCE, issuer, serial),
        signing_certificate=_signing_certificate(certificate, issuer, serial),
        certificates=der(0xA0, *sorted({certificate, *chain})),
    )


def serial_and_issuer(certificate: bytes) -> tuple[bytes, bytes]:
    """Serial number and issuer of a certificate, DER as it stands there."""
    fields = [one for one in elements(next(elements(certificate))) if one[0] != 0xA0]  # without the version
    return fields[0], fields[2]


def _signing_certificate(certificate: bytes, issuer: bytes, serial: bytes) -> bytes:
    """SigningCertificateV2 with the default SHA-256, so no algorithm is written (RFC 5035, 4)."""
    issuer_serial = der(SEQUENCE, der(SEQUENCE, der(0xA4, issuer)), serial)
    one = der(SEQUENCE, der(OCTETS, hashlib.sha256(certificate).digest()), issuer_serial)
    return _attribute(_SIGNING_CERTIFICATE, der(SEQUENCE, der(SEQUENCE, one)))


@lru_cache(maxsize=8)
def _content_type(kind: bytes) -> bytes:
    return _attribute(oid("1.2.840.113549.1.9.3"), kind)


def _attribute(kind: bytes, value: bytes) -> bytes:
    return der(SEQUENCE, kind, der(SET, value))


def certificates_in(cms: bytes) -> list[bytes]:
    """The certificates that a SignedData carries, DER. ValueError where it is none."""
    return [one for bag in _parts(cms) if bag[0] == 0xA0 for one in elements(bag)]


def serial_of_signer(cms: bytes) -> int | None:
    """Serial number of the first signer's certificate; None where it is named by its key."""
    _, sid, *_ = elements(next(elements(_parts(cms)[-1])))
    if sid[0] != SEQUENCE:
        return None
    return int.from_bytes(body(list(elements(sid))[1]), "big")


def _parts(cms: bytes) -> list[bytes]:
    _, outer = elements(cms)
    return list(elements(next(elements(outer))))
