"""Is a time-stamp token what was asked for? (RFC 3161, 2.2 and 2.4.2; RFC 5652, 5.4 and 5.6; RFC 5816)"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

# Both clocks are kept by NTP; more apart, and one of them is no evidence of anything.
CLOCKS_APART = timedelta(minutes=5)
_HASHES: dict[str, Any] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


class BadToken(ValueError):
    """In a few words, why."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a good token says. `certificates`: its authority's first, then what came along (DER)."""

    at: datetime
    certificates: tuple[bytes, ...] = field(repr=False)


def check_token(token: bytes, digest: bytes, nonce: int | None, now: datetime) -> Stamped:
    """The token is over this SHA-256 digest, answers this question, is signed by a certificate made for time
    stamps, and says about our time. Raises BadToken."""
    try:
        return _checked(token, digest, nonce, now)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise error if isinstance(error, BadToken) else BadToken(f"unreadable: {error}"[:200]) from error
    except InvalidSignature:
        raise BadToken("its signature does not verify") from None


def _checked(token: bytes, digest: bytes, nonce: int | None, now: datetime) -> Stamped:
    outer = cms.ContentInfo.load(token, strict=True)
    if outer["content_type"].native != "signed_data":
        raise BadToken("it is no signed data")
    signed: Any = outer["content"]
    inner = signed["encap_content_info"]
    if inner["content_type"].native != "tst_info" or len(signed["signer_infos"]) != 1:
        raise BadToken("it is no time stamp")
    content = bytes(inner["content"])
    info = tsp.TSTInfo.load(content, strict=True)
    _check_answer(info, digest, nonce, now)
    signer = signed["signer_infos"][0]
    held = [one.chosen for one in signed["certificates"] if one.name == "certificate"]
    mine = [one for one in held if _is_signer(one, signer)]
    if not mine:
        raise BadToken("its certificate did not come along")
    _check_certificate(mine[0], info["gen_time"].native)
    _check_signature(signer, content, mine[0])
    others = [one for one in held if one is not mine[0]]
    return Stamped(info["gen_time"].native, tuple(one.dump() for one in (mine[0], *others)))


def _check_answer(info: Any, digest: bytes, nonce: int | None, now: datetime) -> None:
    imprint = info["message_imprint"]
    if imprint["hash_algorithm"]["algorithm"].native != "sha256" or imprint["hashed_message"].native != digest:
        raise BadToken("another digest was stamped")
    if info["nonce"].native != nonce:
        raise BadToken("it answers another question")
    if abs(info["gen_time"].native - now) > CLOCKS_APART:
        raise BadToken(f"its clock says {info['gen_time'].native:%Y-%m-%d %H:%M} UTC, ours {now:%Y-%m-%d %H:%M}")


def _is_signer(certificate: asn1_x509.Certificate, signer: Any) -> bool:
    sid = signer["sid"]
    if sid.name == "issuer_and_serial_number":
        named = sid.chosen
        return bool(
            named["serial_number"].native == certificate.serial_number
            and named["issuer"].dump() == certificate.issuer.dump()
        )
    return bool(sid.chosen.native == certificate.key_identifier)


def _check_certificate(certificate: asn1_x509.Certificate, at: datetime) -> None:
    loaded = x509.load_der_x509_certificate(certificate.dump())
    try:
        purposes = loaded.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        raise BadToken("its certificate is not for time stamps") from None
    if list(purposes.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise BadToken("its certificate is not for time stamps alone")
    if not loaded.not_valid_before_utc <= at <= loaded.not_valid_after_utc:
        raise BadToken("its certificate has ended")


def _check_signature(signer: Any, content: bytes, certificate: asn1_x509.Certificate) -> None:
    attributes = {one["type"].native: one["values"][0] for one in signer["signed_attrs"]}
    algorithm = signer["digest_algorithm"]["algorithm"].native
    if algorithm not in _HASHES:
        raise BadToken(f"it is made with {algorithm}")
    if attributes["content_type"].native != "tst_info":
        raise BadToken("it is no time stamp")
    if attributes["message_digest"].native != hashlib.new(algorithm, content).digest():
        raise BadToken("its content was changed")
    _check_named(attributes, certificate.dump())
    over = signer["signed_attrs"].untag().dump()
    _verify(signer, over, x509.load_der_x509_certificate(certificate.dump()).public_key(), _HASHES[algorithm])


def _check_named(attributes: dict[str, Any], certificate: bytes) -> None:
    """Which certificate signed is itself signed."""
    if "signing_certificate_v2" in attributes:
        first = attributes["signing_certificate_v2"]["certs"][0]
        named, algorithm = first["cert_hash"].native, first["hash_algorithm"]["algorithm"].native
    elif "signing_certificate" in attributes:
        named, algorithm = attributes["signing_certificate"]["certs"][0]["cert_hash"].native, "sha1"
    else:
        raise BadToken("it does not say whose it is")
    if hashlib.new(algorithm, certificate).digest() != named:
        raise BadToken("it names another certificate")


def _verify(signer: Any, over: bytes, key: Any, digest: hashes.HashAlgorithm) -> None:
    value, algorithm = signer["signature"].native, signer["signature_algorithm"]
    if isinstance(key, ec.EllipticCurvePublicKey):
        named = algorithm.hash_algo if algorithm["algorithm"].native != "ecdsa" else digest.name
        key.verify(value, over, ec.ECDSA(_HASHES[named]))
    elif isinstance(key, rsa.RSAPublicKey):
        if algorithm.signature_algo == "rsassa_pss":
            key.verify(value, over, padding.PSS(padding.MGF1(digest), padding.PSS.AUTO), digest)
        else:
            named = algorithm.hash_algo if "sha" in algorithm["algorithm"].native else digest.name
            key.verify(value, over, padding.PKCS1v15(), _HASHES[named])
    else:
        raise BadToken("its key is of a kind that we do not check")
