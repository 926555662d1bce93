"""A signature of ours looked at by other code than wrote it: CMS and time-stamp token down to their keys
(RFC 5652, RFC 3161). Trust in the certificates is not asked here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from signing.pdf.tlv import INTEGER, OCTETS, SEQUENCE, SET, content, oid, parts, parts_of

SIGNED_DATA, TST_INFO, DATA = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4", "1.2.840.113549.1.7.1"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE_V2, TIME_STAMP = "1.2.840.113549.1.9.16.2.47", "1.2.840.113549.1.9.16.2.14"
_DIGESTS = {f"2.16.840.1.101.3.4.2.{n}": name for n, name in ((1, "sha256"), (2, "sha384"), (3, "sha512"))}
_HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
PSS = "1.2.840.113549.1.1.10"


class BadSignature(ValueError):
    """In a few words, why."""


def check_cms(cms: bytes, digest: bytes, certificate: bytes) -> None:
    """`cms` is a detached CAdES signature with this certificate (DER) over this SHA-256 digest, and its time-stamp
    token is good and over its signature. Raises BadSignature."""
    with _told():
        signed = _read(cms)
        if signed.content is not None or signed.kind != DATA:
            raise BadSignature("it is not detached")
        if signed.signer != _sid(certificate) or certificate not in signed.certificates:
            raise BadSignature("it names another certificate")
        attributes = _attributes(signed.signed)
        if content(attributes[MESSAGE_DIGEST], OCTETS) != digest or signed.digest != "sha256":
            raise BadSignature("the digest is another one")
        if hashlib.sha256(certificate).digest() not in attributes[SIGNING_CERTIFICATE_V2]:
            raise BadSignature("another certificate is signed")
        _check(signed, certificate)
        token = _attributes(signed.unsigned).get(TIME_STAMP)
        if token is None:
            raise BadSignature("it has no time stamp")
        if not _stamped(token, signed.signature):
            raise BadSignature("its time stamp is over something else")


def check_document_stamp(token: bytes, digest: bytes) -> None:
    """A time-stamp token over this SHA-256 digest. Raises BadSignature."""
    with _told():
        if _imprint(token) != ("sha256", digest):
            raise BadSignature("its time stamp is over something else")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BadSignature:
        raise
    except (ValueError, KeyError, IndexError, UnsupportedAlgorithm, x509.InvalidVersion) as error:
        raise BadSignature(repr(error)) from error


def _stamped(token: bytes, data: bytes) -> bool:
    algorithm, imprint = _imprint(token)
    return imprint == hashlib.new(algorithm, data).digest()


def _imprint(token: bytes) -> tuple[str, bytes]:
    """What a good token is over: the digest's name, and the digest."""
    signed = _read(token)
    if signed.kind != TST_INFO or signed.content is None:
        raise BadSignature("its time stamp is none")
    attributes = _attributes(signed.signed)
    if oid(attributes[CONTENT_TYPE]) != TST_INFO:
        raise BadSignature("its time stamp is none")
    if content(attributes[MESSAGE_DIGEST], OCTETS) != hashlib.new(signed.digest, signed.content).digest():
        raise BadSignature("its time stamp was changed")
    theirs = [one for one in signed.certificates if _sid(one) == signed.signer]
    if not theirs:
        raise BadSignature("its time stamp comes without its certificate")
    _check(signed, theirs[0])
    algorithm, imprint = parts(parts(signed.content)[2])
    return _DIGESTS[oid(parts(algorithm)[0])], content(imprint, OCTETS)


@dataclass(frozen=True, slots=True)
class _Signed:
    """SignedData with one signer. `signer`: issuer and serial number, as they stand."""

    kind: str
    content: bytes | None = field(repr=False)
    certificates: tuple[bytes, ...] = field(repr=False)
    signer: bytes
    digest: str
    algorithm: str
    signed: bytes
    unsigned: bytes
    signature: bytes


def _read(cms: bytes) -> _Signed:
    kind, outer = parts_of(cms, SEQUENCE)
    if oid(kind) != SIGNED_DATA:
        raise BadSignature("no signed data")
    _, _, encapsulated, *bags, signers = parts_of(parts_of(outer, 0xA0)[0], SEQUENCE)
    content_kind, *held = parts_of(encapsulated, SEQUENCE)
    certificates = tuple(one for bag in bags if bag[0] == 0xA0 for one in parts(bag))
    (signer,) = parts_of(signers, SET)
    _, sid, digest, signed, algorithm, signature, *unsigned = parts_of(signer, SEQUENCE)
    content(signed, 0xA0)
    return _Signed(
        kind=oid(content_kind),
        content=content(parts_of(held[0], 0xA0)[0], OCTETS) if held else None,
        certificates=certificates,
        signer=sid,
        digest=_DIGESTS[oid(parts(digest)[0])],
        algorithm=oid(parts(algorithm)[0]),
        signed=signed,
        unsigned=unsigned[0] if unsigned else bytes((SET, 0)),
        signature=content(signature, OCTETS),
    )


def _attributes(attributes: bytes) -> dict[str, bytes]:
    """Each has one value in all that we write and order."""
    found = {}
    for one in parts(attributes):
        kind, values = parts_of(one, SEQUENCE)
        (found[oid(kind)],) = parts_of(values, SET)
    return found


@lru_cache(maxsize=64)
def _sid(certificate: bytes) -> bytes:
    """IssuerAndSerialNumber of a certificate."""
    fields = [one for one in parts(parts(certificate)[0]) if one[0] != 0xA0]  # without its version
    serial, issuer = fields[0], fields[2]
    content(serial, INTEGER)
    body = issuer + serial
    size = len(body)
    length = (
        bytes((size,))
        if size < 0x80
        else (b"\x81" if size < 0x100 else b"\x82") + size.to_bytes(1 if size < 0x100 else 2, "big")
    )
    return bytes((SEQUENCE,)) + length + body


@lru_cache(maxsize=64)
def _public_key(certificate: bytes) -> Any:
    return x509.load_der_x509_certificate(certificate).public_key()


def _check(signed: _Signed, certificate: bytes) -> None:
    """The signature is over the attributes, written as a set (RFC 5652, 5.4)."""
    key, algorithm = _public_key(certificate), _HASHES[signed.digest]
    over = bytes((SET,)) + signed.signed[1:]
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signed.signature, over, ec.ECDSA(algorithm))
        elif isinstance(key, rsa.RSAPublicKey):
            pss = padding.PSS(padding.MGF1(algorithm), padding.PSS.AUTO)
            key.verify(signed.signature, over, pss if signed.algorithm == PSS else padding.PKCS1v15(), algorithm)
        else:
            raise BadSignature("its key is of a kind that we do not check")
    except InvalidSignature:
        raise BadSignature("it does not verify") from None
